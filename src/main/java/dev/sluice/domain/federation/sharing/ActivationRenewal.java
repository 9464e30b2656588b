package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.preflight.Advisories;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.federation.push.Audience;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.PushProtocol;
import dev.sluice.domain.federation.push.PushRun;
import dev.sluice.domain.federation.push.SubscriptionWiring;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;

/// Gives a connection a fresh activation before the present one ends. Renewed in time, nobody notices
/// (nats-server-facts.md#1.9).
public final class ActivationRenewal {
    private final EnvironmentContext context;
    private final ActivationTokens tokens;
    private final PushProtocol protocol;
    private final SubscriptionWiring wiring;

    public ActivationRenewal(EnvironmentContext context, ActivationTokens tokens, PushProtocol protocol) {
        this.context = context;
        this.tokens = tokens;
        this.protocol = protocol;
        this.wiring = new SubscriptionWiring(context, protocol);
    }

    /// @param life of the new activation and those after it; remembered only when that is made
    public OperationResult<Connection> renew(Connection connection, ActivationLifetime life, OperationOptions options) {
        return protocol.perform(
                List.of(connection.exporter(), connection.importer()),
                () -> {
                    var now = StagedEdits.read(context, connection.id());
                    refuse(now);
                    context.store()
                            .read(view -> view.accounts().find(now.importer()))
                            .ifPresent(account -> AccountTimes.require(account, context.now()));
                    return new Renewing(now, life);
                },
                options);
    }

    /// What renewing changes of rows and servers.
    private final class Renewing extends ConnectionChange {
        private final Connection now;
        private final ActivationLifetime life;

        Renewing(Connection now, ActivationLifetime life) {
            super(now.id(), Journal.Kind.RENEW, Purpose.OPEN);
            this.now = now;
            this.life = life;
        }

        @Override
        public Audience audience() {
            return Audience.ALL;
        }

        @Override
        public void refuse(DriftGuard guard, ExpectedServers expected) {
            guard.refuse(now.importer(), expected);
        }

        @Override
        Connection change(StoreTx tx, PushRun run) {
            return renewRows(tx, now, life, run.expected());
        }

        @Override
        public OperationResult<Connection> push(Connection renewed, PushRun run) {
            var outcome = publish(renewed, run);
            run.end(Journal.Result.RENEWED, "");
            return new OperationResult<>(renewed, outcome);
        }
    }

    private Connection renewRows(StoreTx tx, Connection now, ActivationLifetime life, ExpectedServers expected) {
        switch (life) {
            case ActivationLifetime.Same _ -> {}
            case ActivationLifetime.Lasting(var span) -> tx.connections().save(new ActivationTerm(now.id(), span));
            case ActivationLifetime.Endless _ -> tx.connections().dropTerm(now.id());
        }
        var minted = now.with(tokens.mint(tx, now, Advisories.expiry(expected)).left());
        return minted.expiring(tokens.end(tx, minted));
    }

    /// The importer's claims carry the token; a partner that is not ours is handed it.
    private Outcome publish(Connection renewed, PushRun run) {
        var importer = context.store().read(view -> view.accounts().find(renewed.importer()));
        if (importer.filter(Account::isManaged).isEmpty()) {
            return new Outcome.Local();
        }
        var report = run.signUnlessOvertaken(importer.get());
        if (report.isComplete()) {
            wiring.mend(renewed, run.expected(), run.progress());
        }
        return Outcome.of(List.of(report));
    }

    private void refuse(Connection connection) {
        var renewable = connection.state() == ConnectionState.ACTIVE || connection.state() == ConnectionState.DEGRADED;
        if (!renewable) {
            throw ProblemException.of(
                    ProblemCode.NOT_RENEWABLE,
                    connection.share().name(),
                    "it is " + connection.state().word());
        }
        var ours = context.store()
                .read(view -> view.accounts().find(connection.exporter()))
                .filter(Account::isManaged)
                .isPresent();
        if (!ours) {
            throw ProblemException.of(
                    ProblemCode.NOT_RENEWABLE,
                    connection.share().name(),
                    "its activation comes from an account that is not managed here");
        }
    }
}
