package dev.sluice.adapter.sandbox;

import dev.sluice.domain.federation.environment.PendingLifetime;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a new sandbox holds: three accounts for walk-throughs, with nothing shared, and a small factory with one
/// connection in each telling state. All of it goes through the real services, and only under `factory.` and
/// `billing.`.
///
/// Each step makes only what is missing, so that a sandbox whose making was interrupted is finished by the next
/// start.
final class SandboxFixture {
    static final String ACTIVE = "telemetry";
    static final String PENDING = "alerts";
    static final String EXPIRED = "invoices";
    static final String TERMINATED = "meters";

    private static final String USER = "app";
    private static final String LEGACY = "legacy";
    private static final String BILLING = "billing";
    private static final List<String> LASTING = List.of(
            "ACCTA",
            "ACCTB",
            "ACCTC",
            TrafficRole.MACHINES.account(),
            TrafficRole.ANALYTICS.account(),
            BILLING,
            TrafficRole.PARTNER.account());
    private static final Duration EXPIRED_SINCE = Duration.ofDays(2);

    private final Workspace workspace;
    private final EnvironmentServices services;
    private final InstantSource clock;

    SandboxFixture(Workspace workspace, EnvironmentServices services, InstantSource clock) {
        this.workspace = workspace;
        this.services = services;
        this.clock = clock;
    }

    /// Whether it was made to the end; what a person did to it since then is left alone.
    boolean isComplete() {
        return connection(PENDING).isPresent();
    }

    /// Accounts and users. The environment has no servers yet, so nothing is pushed.
    void populate() {
        LASTING.forEach(this::account);
        if (connection(TERMINATED).isEmpty()) {
            account(LEGACY);
        }
    }

    /// Everything signed is handed to servers that have nothing: their stores are new.
    void publish() {
        workspace.store().change(tx -> {
            for (var account : tx.accounts().in(services.environment().id())) {
                var release = account.release();
                if (account.isManaged() && release.jwt() != null) {
                    tx.accounts().save(account.withRelease(new Release(release.jwt(), release.iat(), false)));
                }
            }
        });
        services.publisher().pushReleased(OperationOptions.now());
    }

    /// The connections; the servers hold the accounts.
    void share() {
        terminated();
        expired();
        active();
        offered(PENDING, TrafficRole.MACHINES.account(), TrafficRole.PARTNER.account(), Traffic.ALERTS);
        // A person who just arrived has missed nothing.
        services.recorder().inbox().markAllRead(services.environment().id());
    }

    private void terminated() {
        if (findAccount(LEGACY).isEmpty()) {
            return;
        }
        accepted(offered(TERMINATED, LEGACY, BILLING, "factory.meters.>"));
        services.accounts().remove(findAccount(LEGACY).orElseThrow().key(), OperationOptions.now());
    }

    private void active() {
        accepted(offered(ACTIVE, TrafficRole.MACHINES.account(), TrafficRole.ANALYTICS.account(), Traffic.TELEMETRY));
    }

    private void accepted(Connection connection) {
        if (connection.state() == ConnectionState.PENDING) {
            services.federation()
                    .accept(connection.id(), ActingAccount.of(connection.importer()), null, OperationOptions.now());
        }
    }

    private void expired() {
        var offer = offered(EXPIRED, BILLING, TrafficRole.PARTNER.account(), "billing.invoices.>");
        if (offer.state() == ConnectionState.PENDING) {
            workspace.store().change(tx -> aged(tx, offer));
        }
    }

    /// An offer expires only after days, and services know no other clock than the real one. So its row is moved
    /// into the past here, past the services: the one thing in the fixture that is.
    private Connection aged(StoreTx tx, Connection offer) {
        var end = clock.instant().minus(EXPIRED_SINCE);
        var start = end.minus(PendingLifetime.USUAL);
        var over = offer.become(ConnectionState.EXPIRED, Reason.EXPIRED, end);
        var aged = new Connection(
                over.id(), over.environment(), over.share(), over.reception(), over.grant(), over.status(), start, end);
        tx.connections().save(aged);
        var id = aged.share().export();
        if (id != null) {
            tx.exports().find(id).ifPresent(export -> tx.exports().save(aged(export, start, end)));
        }
        return aged;
    }

    private static Export aged(Export export, Instant start, Instant end) {
        return new Export(
                export.id(),
                export.account(),
                export.name(),
                export.subject(),
                export.kind(),
                export.visibility(),
                export.origin(),
                start,
                end);
    }

    /// Who plays in the factory's traffic, as far as their accounts are still there.
    Map<TrafficRole, Credentials> players() {
        var players = new EnumMap<TrafficRole, Credentials>(TrafficRole.class);
        for (var role : TrafficRole.values()) {
            findAccount(role.account())
                    .flatMap(this::user)
                    .ifPresent(user -> players.put(role, new Credentials(user.jwt(), seed(user))));
        }
        return players;
    }

    private Optional<User> user(Account account) {
        return services.users().list(account.key()).stream()
                .filter(user -> user.name().equals(USER) && workspace.vault().holds(user.key()))
                .findFirst();
    }

    private Seed seed(User user) {
        return workspace.vault().lend(user.key(), lent -> {
            var text = lent.text();
            try {
                return Seed.parse(text);
            } finally {
                Arrays.fill(text, '\0');
            }
        });
    }

    private void account(String name) {
        var account = findAccount(name)
                .orElseGet(() -> services.accounts()
                        .add(name, Limits.core(), OperationOptions.now())
                        .value());
        if (services.users().list(account.key()).isEmpty()) {
            services.users().add(account.key(), USER);
        }
    }

    private Optional<Account> findAccount(String name) {
        return workspace
                .store()
                .read(view -> view.accounts().in(services.environment().id()))
                .stream()
                .filter(account -> account.name().equals(name))
                .findFirst();
    }

    private Optional<Connection> connection(String name) {
        return services.federation().list().stream()
                .filter(connection -> connection.share().name().equals(name))
                .findFirst();
    }

    private Connection offered(String name, String from, String to, String subject) {
        return connection(name).orElseGet(() -> {
            var draft = new OfferDraft(
                    findAccount(from).orElseThrow().key(),
                    findAccount(to).orElseThrow().key(),
                    name,
                    subject,
                    ShareKind.STREAM);
            return services.federation().offer(draft);
        });
    }
}
