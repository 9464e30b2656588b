package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ActivationLifetime;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.Progress.Purpose;
import dev.sluice.domain.federation.preflight.Advisories;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.push.Delivery.Errand;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.SubscriptionWiring;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;

/// Gives a connection a fresh activation before the present one ends. Renewed in time, nobody notices
/// (nats-server-facts.md#1.9).
public final class ActivationRenewal {
    private final EnvironmentContext scope;
    private final ActivationTokens tokens;
    private final Delivery delivery;
    private final DriftGuard driftGuard;
    private final SubscriptionWiring wiring;

    public ActivationRenewal(SharingServices engine) {
        this.scope = engine.scope();
        this.tokens = engine.tokens();
        this.delivery = engine.delivery();
        this.driftGuard = engine.driftGuard();
        this.wiring = new SubscriptionWiring(scope, delivery);
    }

    /// @param life of the new activation and those after it; remembered only when that is made
    public OperationResult<Connection> renew(Connection connection, ActivationLifetime life, OperationOptions manner) {
        try (var _ = scope.locks().hold(connection.exporter(), connection.importer())) {
            var now = scope.store().read(view -> StagedEdits.get(view, connection.id()));
            refuse(now);
            scope.store()
                    .read(view -> view.accounts().find(now.importer()))
                    .ifPresent(account -> AccountTimes.require(account, scope.now()));
            var roster = delivery.fullRoster(manner.without());
            driftGuard.refuse(now.importer(), roster);
            try (var work = scope.work()) {
                var renewed = scope.commit(tx -> {
                    work.begin(tx, Journal.Kind.RENEW, now.id());
                    return renewRows(tx, now, life, roster);
                });
                manner.progress().on(new Progress.Journalled());
                var errand = new Errand(work.entry(), Purpose.OPEN, roster, manner.progress());
                var outcome = publish(renewed, errand);
                work.end("renewed");
                return new OperationResult<>(renewed, outcome);
            }
        }
    }

    private Connection renewRows(StoreTx tx, Connection now, ActivationLifetime life, ExpectedServers roster) {
        switch (life) {
            case ActivationLifetime.Same _ -> {}
            case ActivationLifetime.Lasting(var span) -> tx.connections().save(new ActivationTerm(now.id(), span));
            case ActivationLifetime.Endless _ -> tx.connections().dropTerm(now.id());
        }
        var minted = now.with(tokens.mint(tx, now, Advisories.expiry(roster)).left());
        return minted.expiring(tokens.end(tx, minted));
    }

    /// The importer's claims carry the token; a partner that is not ours is handed it.
    private Outcome publish(Connection renewed, Errand errand) {
        var importer = scope.store().read(view -> view.accounts().find(renewed.importer()));
        if (importer.filter(Account::isManaged).isEmpty()) {
            return new Outcome.Local();
        }
        PushReport report = delivery.signAndPush(renewed.importer(), driftGuard.refusing(importer.get(), errand));
        if (report.isComplete()) {
            wiring.mend(renewed, errand);
        }
        return AccountPublication.outcome(List.of(report));
    }

    private void refuse(Connection connection) {
        var renewable = connection.state() == ConnectionState.ACTIVE || connection.state() == ConnectionState.DEGRADED;
        if (!renewable) {
            throw ProblemException.of(
                    ProblemCode.NOT_RENEWABLE,
                    connection.share().name(),
                    "it is " + connection.state().word());
        }
        var ours = scope.store()
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
