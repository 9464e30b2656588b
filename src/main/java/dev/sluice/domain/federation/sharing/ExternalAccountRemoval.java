package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress.Purpose;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.push.Delivery.Errand;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.Prover;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Deletes an account that servers do not have from us: an external one, or one that was never pushed. It lives on
/// wherever it lives, with the tokens it was given, so that its partners here are pushed without it.
final class ExternalAccountRemoval {
    private final EnvironmentContext scope;
    private final AccountSigner accountSigner;
    private final Delivery delivery;
    private final Prover prover;
    private final DriftGuard driftGuard;
    private final ConnectionCloser ender;

    ExternalAccountRemoval(SharingServices engine) {
        this.scope = engine.scope();
        this.accountSigner = engine.accountSigner();
        this.delivery = engine.delivery();
        this.prover = engine.prover();
        this.driftGuard = engine.driftGuard();
        this.ender = engine.ender();
    }

    /// @param revoking connections that servers still honour
    /// @param told partners that have to be pushed
    private record Left(Account account, List<Connection> changed, List<Connection> revoking, Set<PublicKey> told) {}

    /// The caller holds the locks of the account and its partners.
    OperationResult<Account> remove(PublicKey key, OperationOptions manner) {
        var roster = scope.store().read(view -> told(view, key)).isEmpty()
                ? Optional.<ExpectedServers>empty()
                : ender.reachServers(manner);
        try (var work = scope.work()) {
            var errand = new Errand(
                    work.entry(),
                    Purpose.CLOSE,
                    roster.orElseGet(() -> new ExpectedServers(List.of(), 0)),
                    manner.progress());
            var left = scope.store().write(tx -> left(tx, key, work, errand));
            left.changed().forEach(scope.ports().events()::changed);
            if (left.told().isEmpty() || !scope.environment().hasServers()) {
                return new OperationResult<>(left.account(), new Outcome.Local());
            }
            var reports = new ArrayList<PushReport>();
            if (roster.isPresent() && close(left.told(), errand, reports)) {
                finish(left, errand);
                return new OperationResult<>(left.account(), new Outcome.Done(reports));
            }
            // Each is finished by itself, whatever becomes of the others.
            left.revoking().forEach(connection -> scope.reopen(Journal.Kind.END, connection.id()));
            return new OperationResult<>(left.account(), new Outcome.Partial(reports));
        }
    }

    private Left left(StoreTx tx, PublicKey key, EnvironmentContext.Work work, Errand errand) {
        var told = told(tx, key);
        var changed = tx.connections().of(key).stream()
                .map(connection -> ender.leaving(tx, connection, key))
                .toList();
        tx.imports().in(scope.id()).stream()
                .filter(row -> row.exporter().equals(key) || row.account().equals(key))
                .forEach(row -> tx.imports().save(row.removed(scope.now())));
        var account = delete(tx, key);
        if (!told.isEmpty() && scope.environment(tx).hasServers()) {
            work.begin(tx, Journal.Kind.PUBLISH, null);
            told.forEach(partner -> delivery.note(tx, accountSigner.sign(tx, partner), errand));
        }
        var revoking = changed.stream()
                .filter(connection -> connection.state() == ConnectionState.REVOKING)
                .toList();
        return new Left(account, changed, revoking, told);
    }

    /// Accounts of ours whose claims, or whose revocations, have to do with it.
    private Set<PublicKey> told(StoreView view, PublicKey key) {
        var connected = view.connections().of(key).stream()
                .filter(ConnectionCloser::touchesServers)
                .map(connection -> connection.exporter().equals(key) ? connection.importer() : connection.exporter());
        var importing = view.imports().in(scope.id()).stream()
                .filter(row -> row.exporter().equals(key))
                .map(row -> row.account());
        var told = new LinkedHashSet<PublicKey>();
        Stream.concat(connected, importing)
                .filter(partner -> view.accounts()
                        .find(partner)
                        .filter(account -> account.isManaged() && account.isLive())
                        .isPresent())
                .forEach(told::add);
        return told;
    }

    private boolean close(Set<PublicKey> told, Errand errand, List<PushReport> reports) {
        // All, always: one that fails says nothing of the others.
        var isClosed = true;
        for (var partner : told) {
            driftGuard.overtake(scope.store().read(view -> scope.account(view, partner)), errand.roster());
            var report = delivery.signAndPush(partner, errand);
            reports.add(report);
            isClosed &= report.isComplete()
                    && prover.prove(partner, errand.roster()).isInForce();
        }
        return isClosed;
    }

    private void finish(Left left, Errand errand) {
        var revoked = scope.store().write(tx -> {
            tx.journal().end(errand.entry(), "deleted", scope.now());
            return left.revoking().stream()
                    .map(connection -> ender.left(tx, connection))
                    .toList();
        });
        revoked.forEach(scope.ports().events()::changed);
    }

    /// The rows that are the account's own.
    Account delete(StoreTx tx, PublicKey key) {
        tx.exports().of(key).forEach(export -> tx.exports().save(export.removed(scope.now())));
        tx.staged().in(scope.id()).stream()
                .filter(change -> change.edit().account().equals(key))
                .forEach(change -> tx.staged().drop(change.id()));
        var deleted = scope.account(tx, key).deleted(scope.now());
        tx.accounts().save(deleted);
        return deleted;
    }
}
