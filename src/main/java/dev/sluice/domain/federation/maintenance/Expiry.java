package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.preflight.HandedOutGuard;
import dev.sluice.domain.federation.preflight.KeptImportGuard;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.sharing.ConnectionCloser;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.operation.OperationVerdict;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Ends what has an end: offers that nobody answered, and activations, which servers do not always end themselves
/// (nats-server-facts.md#1.9).
public final class Expiry {
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration DAY = Duration.ofDays(1);

    private final EnvironmentContext context;
    private final ConnectionCloser closer;
    private final FirstSync firstSync;
    private final ConnectionHealth watch;
    private final Delivery delivery;
    private final Endings endings;

    public Expiry(
            EnvironmentContext context,
            ConnectionCloser closer,
            Delivery delivery,
            FirstSync firstSync,
            ConnectionHealth watch) {
        this.context = context;
        this.closer = closer;
        this.delivery = delivery;
        this.firstSync = firstSync;
        this.watch = watch;
        this.endings = new Endings(context);
    }

    /// How near the end of an activation is.
    public enum Nearness {
        FAR(0),
        WITHIN_30_DAYS(30),
        WITHIN_7_DAYS(7),
        WITHIN_1_DAY(1),
        OVER(0);

        private final int days;

        Nearness(int days) {
            this.days = days;
        }

        /// 0 where there is nothing to warn of.
        int days() {
            return days;
        }
    }

    /// An active connection whose activation ends.
    public record Countdown(Connection connection, Instant end, Duration left, Nearness nearness) {}

    /// Connections on servers whose activation ends, the next one first.
    public List<Countdown> countdowns() {
        return countdowns(null);
    }

    private List<Countdown> countdowns(@Nullable Instant until) {
        var now = context.now();
        return context.store().read(view -> view.connections().ending(context.id(), until)).stream()
                .filter(connection -> connection.isOnServers() && connection.state() != ConnectionState.ACTIVATING)
                .flatMap(connection -> countdown(connection, now).stream())
                .sorted(java.util.Comparator.comparing(Countdown::end))
                .toList();
    }

    private static List<Countdown> countdown(Connection connection, Instant now) {
        var end = connection.expiresAt();
        if (end == null) {
            return List.of();
        }
        var left = Duration.between(now, end);
        return List.of(new Countdown(connection, end, left, nearness(left)));
    }

    /// @param left until the end; negative when it is over
    public static Nearness nearness(Duration left) {
        if (left.isNegative() || left.isZero()) {
            return Nearness.OVER;
        }
        if (left.compareTo(DAY) <= 0) {
            return Nearness.WITHIN_1_DAY;
        }
        if (left.compareTo(WEEK) <= 0) {
            return Nearness.WITHIN_7_DAYS;
        }
        return left.compareTo(MONTH) <= 0 ? Nearness.WITHIN_30_DAYS : Nearness.FAR;
    }

    /// Warns both sides before an activation ends: each step once, and after a time when Sluice was closed only
    /// the nearest. Needs neither servers nor keys, so it is done at every start.
    public void warn() {
        var due = countdowns(context.now().plus(MONTH)).stream()
                .flatMap(countdown -> due(countdown).stream())
                .toList();
        if (!due.isEmpty() && !context.store().read(view -> news(view, due)).isEmpty()) {
            context.store().change(tx -> {
                news(tx, due).forEach(tx.connections()::save);
            });
        }
    }

    /// Warns of accounts and users that end, for which all of them are read: now and then.
    public void warnOfEndings() {
        endings.warn();
    }

    private static List<ExpiryMark> news(StoreView view, List<ExpiryMark> due) {
        return due.stream()
                .filter(mark -> view.connections()
                        .expiryMark(mark.connection())
                        .filter(told -> told.end().equals(mark.end()) && told.days() <= mark.days())
                        .isEmpty())
                .toList();
    }

    private static Optional<ExpiryMark> due(Countdown countdown) {
        var days = countdown.nearness().days();
        // Whoever made an activation of a week knows that it has a week.
        var since = countdown.end().minus(Duration.ofDays(days));
        var isForeseen =
                since.getEpochSecond() <= countdown.connection().grant().iat();
        return days == 0 || isForeseen
                ? Optional.empty()
                : Optional.of(new ExpiryMark(countdown.connection().id(), countdown.end(), days));
    }

    /// Ends offers whose time is over and that no server knows of. Needs neither servers nor keys, so it is done
    /// at every start.
    public List<Connection> endOffers() {
        return context.acts()
                .inBackground(Operation.local(Action.EXPIRE), this::endedOffers, _ -> OperationVerdict.DONE);
    }

    private List<Connection> endedOffers() {
        var over = due(connection -> connection.state() == ConnectionState.PENDING
                && connection.grant().custody() == Custody.KEPT);
        var ended = new ArrayList<Connection>();
        for (var connection : over) {
            ended.add(context.commit(tx -> {
                var now = StagedEdits.get(tx, connection.id());
                if (now.state() != ConnectionState.PENDING) {
                    return now;
                }
                var expired = now.become(new Status(ConnectionState.EXPIRED, Reason.EXPIRED, context.now(), null));
                tx.connections().save(expired);
                ConnectionCloser.dropUnneededExport(tx, expired, context.now());
                return expired;
            }));
        }
        return ended;
    }

    /// What only a push can end now: activations, and offers whose token was handed out. Not of accounts that
    /// nobody asked to push yet: servers have the token's own end.
    List<Connection> dueOnServers() {
        var over = due(connection -> switch (connection.state()) {
            case ACTIVE, DEGRADED, SUSPENDED -> true;
            case PENDING -> connection.grant().custody() == Custody.LEFT;
            case ACTIVATING, REVOKING, REVOKED, DECLINED, EXPIRED, TERMINATED -> false;
        });
        return over.isEmpty() ? over : over.stream().filter(firstSync.begun()).toList();
    }

    /// Ends them by our own push. One that cannot be reached is shown as revoking.
    ///
    /// @throws ProblemException why the servers cannot be asked
    void endOnServers(OperationOptions options, PartialFailures setbacks) {
        // Looked for first: what a partner uses has been taken up, whatever its offer's time was.
        if (!watch.awaited().isEmpty()) {
            watch.lookForPartners(delivery.expected(options.without()));
        }
        for (var connection : dueOnServers()) {
            setbacks.past(() -> endNow(connection, options));
        }
    }

    private Connection endNow(Connection connection, OperationOptions options) {
        var isOffer = connection.state() == ConnectionState.PENDING;
        if (isOffer && watch.isUsed(connection, delivery.expected(options.without()))) {
            return connection;
        }
        var cut = context.store().read(view -> cutWith(view, connection));
        if (!cut.isEmpty()) {
            OperationGate.remark(
                    connection.share().name() + " has expired, and the revocation of its token reaches what the"
                            + " same partner was given before: " + cut);
        }
        return closer.end(connection, Reason.EXPIRED, options).value();
    }

    /// Nobody can be asked here.
    private static String cutWith(StoreView view, Connection connection) {
        return Stream.concat(
                        new KeptImportGuard(view)
                                .expiringWith(connection).stream().map(ImportView.Kept::name),
                        new HandedOutGuard(view)
                                .expiringWith(connection).stream()
                                        .map(other -> other.share().name()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private List<Connection> due(java.util.function.Predicate<Connection> wanted) {
        var now = context.now();
        return context.store().read(view -> view.connections().ending(context.id(), now)).stream()
                .filter(wanted)
                .toList();
    }
}
