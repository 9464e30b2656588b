package dev.sluice.domain.event;

import static java.util.stream.Collectors.toList;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.model.record.Notification.Delivery;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.EventTransport;
import dev.sluice.domain.port.EventTransport.Announcement;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.setting.StoredSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Takes notifications out of the outbox into the accounts they concern: after the commit, again while there is no
/// link, at least once. Each is published by a user minted for it, who may publish on events' subjects in that
/// account and do nothing else.
public final class OutboxPublisher implements AutoCloseable {
    private static final Duration USER_LIFE = Duration.ofMinutes(5);
    private static final Duration ROUND = Duration.ofSeconds(30);
    private static final Duration PARTING = Duration.ofSeconds(3);
    /// A server looks for an account that it does not have for two seconds before it refuses
    /// (nats-server-facts.md#0.5).
    private static final Duration REFUSED_REST = Duration.ofMinutes(10);
    private static final int MOST_REFUSALS = 5;
    /// Read together, so that an account is logged in to once for all that it is told.
    private static final int BATCH = 1_000;

    private static final int LOGINS_AT_ONCE = 100;
    private static final Duration LOGIN_PAUSE = Duration.ofSeconds(1);

    private final FederationStore store;
    private final Signer signer;
    private final InstantSource clock;
    private final EnvironmentId environment;
    private final EventSigner users;
    private final EventTransport transport;
    private final ReentrantLock delivering = new ReentrantLock();
    private final Map<PublicKey, Instant> refused = new HashMap<>();
    private final DeliveryPace logins = new DeliveryPace(LOGINS_AT_ONCE, LOGIN_PAUSE);
    private final AtomicBoolean called = new AtomicBoolean();
    private Registration listening = () -> {};
    private volatile boolean closed;
    private volatile boolean failed;

    public OutboxPublisher(
            FederationStore store,
            Signer signer,
            InstantSource clock,
            EnvironmentId environment,
            EventSigner users,
            EventTransport transport) {
        this.store = store;
        this.signer = signer;
        this.clock = clock;
        this.environment = environment;
        this.users = users;
        this.transport = transport;
    }

    /// Delivers by itself from now on.
    public void start(Executor work, ScheduledExecutorService ticker) {
        var feed = store.onChange(change -> {
            if (change.touches(Topic.NOTIFICATIONS) || change.touches(Topic.ENVIRONMENTS)) {
                call(work);
            }
        });
        var round =
                ticker.scheduleWithFixedDelay(() -> call(work), ROUND.toSeconds(), ROUND.toSeconds(), TimeUnit.SECONDS);
        listening = () -> {
            feed.close();
            round.cancel(false);
        };
    }

    /// However many changes there are while one delivery is under way, one more follows it.
    private void call(Executor work) {
        if (called.compareAndSet(false, true)) {
            work.execute(() -> {
                called.set(false);
                deliver();
            });
        }
    }

    /// Delivers what waits, as far as that is possible now. Blocks.
    ///
    /// @return how many went out
    public int deliver() {
        return deliver(() -> !closed);
    }

    private int deliver(BooleanSupplier goesOn) {
        delivering.lock();
        try {
            // While the vault is locked nobody can be minted, so there is nothing to look for.
            var idle = closed || transport.equals(EventTransport.NONE) || !signer.isReady();
            return idle ? 0 : deliverAll(goesOn);
        } finally {
            delivering.unlock();
        }
    }

    private int deliverAll(BooleanSupplier goesOn) {
        var now = clock.instant();
        if (!logins.isOpen(now)) {
            return 0;
        }
        refused.values().removeIf(until -> !until.isAfter(now) || until.isAfter(now.plus(REFUSED_REST)));
        var waiting = store.read(view -> view.notifications().undelivered(environment, refused.keySet(), BATCH));
        var byAccount =
                waiting.stream().collect(Collectors.groupingBy(Notification::account, LinkedHashMap::new, toList()));
        var sent = 0;
        var refusals = 0;
        failed = false;
        for (var each : byAccount.entrySet()) {
            if (failed || refusals == MOST_REFUSALS || !logins.isOpen(now) || !goesOn.getAsBoolean()) {
                break;
            }
            switch (deliver(each.getKey(), each.getValue())) {
                case SENT -> sent += each.getValue().size();
                case REFUSED -> refusals++;
                case UNREACHED -> failed = true;
                case LEFT -> {
                    // Nobody was asked.
                }
            }
        }
        return sent;
    }

    private enum Attempt {
        SENT,
        LEFT,
        REFUSED,
        UNREACHED
    }

    private Attempt deliver(PublicKey key, List<Notification> notifications) {
        var place = store.read(view -> environment(view).map(found -> new Place(found, view, key, users)));
        var speaker = place.flatMap(Place::speaker);
        if (place.isEmpty() || speaker.isEmpty()) {
            settle(notifications, Delivery.NONE);
            return Attempt.LEFT;
        }
        if (!place.get().isReady(signer)) {
            return Attempt.LEFT;
        }
        logins.take(clock.instant());
        try {
            var prefix = place.get().prefix();
            transport.deliver(
                    new Target(place.get().environment().servers(), place.get().tls()),
                    credentials(speaker.get(), prefix),
                    notifications.stream()
                            .map(notification -> new Announcement(prefix + notification.type(), notification))
                            .toList());
        } catch (ProblemException e) {
            // No link, or the vault was locked: it waits for the next round. An account that servers do not let in
            // keeps no other waiting.
            if (e.code() != ProblemCode.LINK_REFUSED) {
                return Attempt.UNREACHED;
            }
            refused.put(key, clock.instant().plus(REFUSED_REST));
            return Attempt.REFUSED;
        }
        settle(notifications, Delivery.SENT);
        return Attempt.SENT;
    }

    private Optional<Environment> environment(StoreView view) {
        return view.environments().all().stream()
                .filter(found -> found.id().equals(environment))
                .findFirst();
    }

    private void settle(List<Notification> notifications, Delivery delivery) {
        var now = clock.instant();
        store.change(tx -> {
            notifications.forEach(notification -> tx.notifications().delivered(notification.id(), delivery, now));
        });
    }

    private Credentials credentials(EventSigner.Key speaker, String prefix) {
        var now = clock.instant();
        var seed = signer.ephemeral(KeyKind.USER);
        var rights = new Permissions(Permission.allowing(prefix + ">"), new Permission(List.of(), List.of(">")), null);
        var claims = UserClaims.of(seed.publicKey().text(), "sluice-events")
                .withIssuerAccount(speaker.issuerAccount())
                .withLimits(UserLimits.unlimited().withPermissions(rights));
        var lasting =
                claims.withBase(claims.base().withExpires(now.plus(USER_LIFE).getEpochSecond()));
        try {
            return new Credentials(JwtWriter.encode(lasting, signer.signer(speaker.key()), now.getEpochSecond()), seed);
        } catch (JwtException e) {
            throw new IllegalStateException("a user that Sluice minted is not well-formed", e);
        }
    }

    /// Lets a delivery that is under way finish, for a short time; a command that ends at once still tells of what
    /// it did, unless servers were out of reach just now. What that leaves stays in the outbox.
    @Override
    public void close() {
        listening.close();
        if (!failed && !closed) {
            var end = System.nanoTime() + PARTING.toNanos();
            deliver(() -> System.nanoTime() < end);
        }
        var patient = false;
        try {
            patient = delivering.tryLock(PARTING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        closed = true;
        if (patient) {
            delivering.unlock();
        }
    }

    /// The account, as it is when something is to be told there.
    private record Place(
            Environment environment,
            TlsFiles tls,
            Optional<Account> account,
            String prefix,
            Optional<EventSigner.Key> signing,
            boolean exported) {
        Place(Environment environment, StoreView view, PublicKey key, EventSigner users) {
            this(
                    environment,
                    view.environments().access(environment.id()).tls(),
                    view.accounts().find(key),
                    StoredSettings.eventPrefix(view, environment.id()),
                    view.accounts()
                            .find(key)
                            .filter(row -> row.isLive() && row.role() != AccountRole.EXTERNAL)
                            .flatMap(row -> users.of(view, row)),
                    view.exports().of(key).stream()
                            .anyMatch(export -> StoredSettings.getsEvents(
                                    export.subject(), StoredSettings.eventPrefix(view, environment.id()))));
        }

        /// Who could tell anything there; nobody where it would be told to others too.
        Optional<EventSigner.Key> speaker() {
            return exported ? Optional.empty() : signing;
        }

        boolean isReady(Signer signer) {
            return environment.hasServers()
                    && signer.isReady()
                    && account.filter(row -> row.release().jwt() != null).isPresent();
        }
    }
}
