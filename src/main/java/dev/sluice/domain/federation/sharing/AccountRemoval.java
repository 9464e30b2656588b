package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.Progress.Purpose;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.push.Delivery.Errand;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.Prover;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.record.Removal.Stage;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Deletes an account, as a plan that is resumed after a crash: a JWT that locks everybody out, since a deletion
/// alone comes back with the next server that missed it (nats-server-facts.md#1.5); partners without it, so that
/// no server looks for an exporter that is gone (0.5); proof; then the deletion.
public final class AccountRemoval {
    private final EnvironmentContext scope;
    private final AccountSigner accountSigner;
    private final ConnectionCloser ender;
    private final ExternalAccountRemoval outsiders;
    private final Delivery delivery;
    private final Prover prover;
    private final DriftGuard driftGuard;

    public AccountRemoval(SharingServices engine) {
        this.scope = engine.scope();
        this.accountSigner = engine.accountSigner();
        this.ender = engine.ender();
        this.outsiders = new ExternalAccountRemoval(engine);
        this.delivery = engine.delivery();
        this.prover = engine.prover();
        this.driftGuard = engine.driftGuard();
    }

    public OperationResult<Account> remove(PublicKey key, OperationOptions manner) {
        var account = scope.store().read(view -> scope.account(view, key));
        var partners = partners(key);
        // Whatever is locked later is among these: locks are only ever taken in one order.
        var locked = new LinkedHashSet<PublicKey>(partners);
        locked.addAll(formerPartners(key));
        locked.add(key);
        try (var _ = scope.locks().hold(locked);
                var _ = scope.link().holdPusher()) {
            if (!account.isManaged() || account.release().jwt() == null) {
                scope.store().read(view -> account.isManaged() ? scope.managed(view, key) : account);
                return outsiders.remove(key, manner);
            }
            var roster = delivery.fullRoster(manner.without());
            try (var work = scope.work()) {
                endConnections(key, work);
                return proceed(key, new Errand(work.entry(), Purpose.CLOSE, roster, manner.progress()));
            }
        }
    }

    /// Goes on with a deletion that was begun, from wherever it stopped.
    public OperationResult<Account> proceed(PublicKey key, Errand errand) {
        var locked = new LinkedHashSet<PublicKey>(formerPartners(key));
        locked.add(key);
        try (var _ = scope.locks().hold(locked);
                var _ = scope.link().holdPusher()) {
            var reports = new ArrayList<PushReport>();
            var isClosed = true;
            // The account itself first: that cuts at once, and it is still there for its importers.
            driftGuard.overtake(scope.store().read(view -> scope.account(view, key)), errand.roster());
            reports.add(delivery.signAndPush(key, errand));
            for (var partner : formerPartners(key)) {
                if (!isSettled(partner)) {
                    driftGuard.overtake(scope.store().read(view -> scope.account(view, partner)), errand.roster());
                    reports.add(delivery.signAndPush(partner, errand));
                    isClosed &= prover.prove(partner, errand.roster()).isInForce();
                }
            }
            var account = scope.store().read(view -> scope.account(view, key));
            isClosed &= reports.stream().allMatch(PushReport::isComplete);
            if (!isClosed || !lockOut(account, errand)) {
                return new OperationResult<>(account, new Outcome.Partial(reports));
            }
            stage(key, Stage.LOCKED_OUT);
            errand.progress().on(new Progress.Deleting(account));
            var stage = delete(key, errand);
            errand.progress().on(new Progress.Deleted(account, stage));
            if (stage == Stage.LOCKED_OUT) {
                return new OperationResult<>(account, new Outcome.Partial(reports));
            }
            var gone = forget(key, stage, errand);
            return new OperationResult<>(gone, new Outcome.Done(reports));
        }
    }

    /// Deletes an account once more that came back with a server that had missed it.
    public List<PushReport> again(PublicKey key, ExpectedServers roster, Progress progress) {
        try (var _ = scope.locks().hold(key);
                var work = scope.work()) {
            var errand = new Errand(work.entry(), Purpose.CLOSE, roster, progress);
            var signed = scope.store().write(tx -> {
                work.begin(tx, Journal.Kind.REMOVE, null);
                return delivery.note(tx, accountSigner.signLockedOut(tx, key), errand);
            });
            var report = delivery.push(signed, errand);
            var stage = report.isComplete() ? delete(key, errand) : Stage.LOCKED_OUT;
            if (stage != Stage.LOCKED_OUT) {
                stage(key, stage);
            }
            work.end("again " + stage.word());
            return List.of(report);
        }
    }

    private boolean lockOut(Account account, Errand errand) {
        errand.progress().on(new Progress.Proving(account));
        var proof = prover.prove(account.key(), errand.roster());
        errand.progress().on(new Progress.Proved(account, proof));
        return proof.isInForce();
    }

    private Stage delete(PublicKey key, Errand errand) {
        var report = scope.link().pushing(resolver -> resolver.delete(key, request(key), errand.roster()));
        if (report.replies().stream().anyMatch(PushReport.Refused.class::isInstance)) {
            return Stage.STAYS_LOCKED_OUT;
        }
        return report.isComplete() ? Stage.DELETED : Stage.LOCKED_OUT;
    }

    private void stage(PublicKey key, Stage stage) {
        scope.store().write(tx -> save(tx, key, stage));
    }

    private Removal save(StoreTx tx, PublicKey key, Stage stage) {
        var removal = new Removal(
                key, stage, tx.accounts().removal(key).map(Removal::since).orElse(scope.now()));
        tx.accounts().save(removal);
        return removal;
    }

    private boolean isSettled(PublicKey partner) {
        return scope.store().read(view -> {
            var account = view.accounts().find(partner).filter(row -> row.isLive() && row.isManaged());
            return account.isEmpty()
                    || (account.get().release().confirmed() && accountSigner.isCurrent(view, account.get()));
        });
    }

    /// Whoever was connected with it, ended connections included: which of them were rebuilt is seen by their own
    /// releases.
    private Set<PublicKey> formerPartners(PublicKey key) {
        var partners = new LinkedHashSet<PublicKey>();
        scope.store()
                .read(view -> view.connections().everOf(key))
                .forEach(connection -> partners.add(
                        connection.exporter().equals(key) ? connection.importer() : connection.exporter()));
        scope.store().read(view -> view.accounts().in(scope.id())).stream()
                .filter(account -> account.isManaged() && !isSettled(account.key()))
                .map(Account::key)
                .filter(other -> !other.equals(key) && importedFrom(other, key))
                .forEach(partners::add);
        return partners;
    }

    private boolean importedFrom(PublicKey importer, PublicKey exporter) {
        return scope.store().read(view -> view.accounts().find(importer)).stream()
                .flatMap(account -> accountSigner.released(account).imports().stream())
                .anyMatch(claim -> claim.account().equals(exporter.text()));
    }

    private Set<PublicKey> partners(PublicKey key) {
        var partners = new LinkedHashSet<PublicKey>();
        scope.store().read(view -> view.connections().of(key)).stream()
                .filter(ConnectionCloser::touchesServers)
                .forEach(connection -> partners.add(
                        connection.exporter().equals(key) ? connection.importer() : connection.exporter()));
        scope.store().read(view -> view.imports().in(scope.id())).stream()
                .filter(row -> row.exporter().equals(key))
                .forEach(row -> partners.add(row.account()));
        return partners;
    }

    private void endConnections(PublicKey key, EnvironmentContext.Work work) {
        var ended = scope.store().write(tx -> {
            work.begin(tx, Journal.Kind.REMOVE, null);
            tx.accounts().save(new Removal(key, Stage.LOCKING_OUT, scope.now()));
            var changed = new ArrayList<Connection>();
            for (var connection : tx.connections().of(key)) {
                changed.add(ender.leaving(tx, connection, key));
            }
            tx.imports().in(scope.id()).stream()
                    .filter(row -> row.exporter().equals(key) || row.account().equals(key))
                    .forEach(row -> tx.imports().save(row.removed(scope.now())));
            return List.copyOf(changed);
        });
        ended.forEach(scope.ports().events()::changed);
    }

    /// Its last stage and its end are one: a deleted account that is live would never be looked for.
    private Account forget(PublicKey key, Stage last, Errand errand) {
        var ended = new ArrayList<Connection>();
        var gone = scope.store().write(tx -> {
            save(tx, key, last);
            tx.journal().end(errand.entry(), last.word(), scope.now());
            ended.addAll(endConnections(tx, key));
            return outsiders.delete(tx, key);
        });
        ended.forEach(scope.ports().events()::changed);
        return gone;
    }

    /// Every server has what the revocations need; a connection that came meanwhile is finished by itself.
    private List<Connection> endConnections(StoreTx tx, PublicKey key) {
        return tx.connections().of(key).stream()
                .map(connection -> connection.state() == ConnectionState.REVOKING
                        ? ender.left(tx, connection)
                        : ender.leaving(tx, connection, key))
                .toList();
    }

    private String request(PublicKey key) {
        var signingKey = scope.environment().signingKey();
        return accountSigner.encode(
                GenericClaims.deleteAccounts(signingKey, List.of(key)),
                signingKey,
                scope.now().getEpochSecond());
    }
}
