package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Audience;
import dev.sluice.domain.federation.push.Delivery.PushContext;
import dev.sluice.domain.federation.push.PushProtocol;
import dev.sluice.domain.federation.push.PushRun;
import dev.sluice.domain.federation.push.ServerChange;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.record.Removal.Stage;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Deletes an account, as a plan that is resumed after a crash: a JWT that locks everybody out, since a deletion
/// alone comes back with the next server that missed it (nats-server-facts.md#1.5); partners without it, so that
/// no server looks for an exporter that is gone (0.5); proof; then the deletion.
public final class AccountRemoval {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final ConnectionCloser closer;
    private final ExternalAccountRemoval outsiders;
    private final PushProtocol protocol;

    public AccountRemoval(
            EnvironmentContext context, AccountSigner accountSigner, ConnectionCloser closer, PushProtocol protocol) {
        this.context = context;
        this.accountSigner = accountSigner;
        this.closer = closer;
        this.outsiders = new ExternalAccountRemoval(context, accountSigner, closer);
        this.protocol = protocol;
    }

    public OperationResult<Account> remove(PublicKey key, OperationOptions options) {
        var account = context.store().read(view -> context.account(view, key));
        if (account.role() == AccountRole.SYSTEM) {
            throw ProblemException.of(ProblemCode.ACCOUNT_PROTECTED, account.name());
        }
        var partners = partners(key);
        // Whatever is locked later is among these: locks are only ever taken in one order.
        var locked = new LinkedHashSet<PublicKey>(partners);
        locked.addAll(formerPartners(key));
        locked.add(key);
        return protocol.perform(
                locked,
                () -> {
                    if (account.isManaged() && account.release().jwt() != null) {
                        return new Removing(key);
                    }
                    if (account.isManaged()) {
                        context.store().check(view -> context.managed(view, key));
                    }
                    return outsiders.plan(key);
                },
                options);
    }

    /// What deleting an account that servers have changes of rows and servers.
    private final class Removing implements ServerChange<List<Connection>, OperationResult<Account>> {
        private final PublicKey key;

        Removing(PublicKey key) {
            this.key = key;
        }

        @Override
        public Audience audience() {
            return Audience.ALL;
        }

        @Override
        public Journal.Kind kind() {
            return Journal.Kind.REMOVE;
        }

        @Override
        public Purpose purpose() {
            return Purpose.CLOSE;
        }

        @Override
        public List<Connection> rows(StoreTx tx, PushRun run) {
            tx.accounts().save(new Removal(key, Stage.LOCKING_OUT, context.now()));
            var ended = tx.connections().of(key).stream()
                    .map(connection -> closer.leaving(tx, connection, key))
                    .toList();
            tx.imports().in(context.id()).stream()
                    .filter(row -> row.exporter().equals(key) || row.account().equals(key))
                    .forEach(row -> tx.imports().save(row.removed(context.now())));
            return ended;
        }

        @Override
        public List<Connection> changed(List<Connection> ended) {
            return ended;
        }

        @Override
        public OperationResult<Account> push(List<Connection> ended, PushRun run) {
            return proceed(key, run.pushContext());
        }
    }

    /// Goes on with a deletion that was begun, from wherever it stopped.
    public OperationResult<Account> proceed(PublicKey key, PushContext pushContext) {
        var locked = new LinkedHashSet<PublicKey>(formerPartners(key));
        locked.add(key);
        return protocol.goOn(locked, pushContext, run -> proceed(key, run));
    }

    private OperationResult<Account> proceed(PublicKey key, PushRun run) {
        var isClosed = true;
        // The account itself first: that cuts at once, and it is still there for its importers.
        run.overtake(key);
        for (var partner : formerPartners(key)) {
            if (!isSettled(partner)) {
                run.overtake(partner);
                isClosed &= run.isInForce(partner);
            }
        }
        var account = context.store().read(view -> context.account(view, key));
        isClosed &= run.reports().stream().allMatch(PushReport::isComplete);
        if (!isClosed || !run.prove(account).isInForce()) {
            return new OperationResult<>(account, new Outcome.Partial(run.reports()));
        }
        stage(key, Stage.LOCKED_OUT);
        run.progress().on(new Progress.Deleting(account));
        var stage = delete(key, run);
        run.progress().on(new Progress.Deleted(account, stage));
        if (stage == Stage.LOCKED_OUT) {
            return new OperationResult<>(account, new Outcome.Partial(run.reports()));
        }
        var gone = forget(key, stage, run);
        return new OperationResult<>(gone, new Outcome.Done(run.reports()));
    }

    /// Deletes an account once more that came back with a server that had missed it.
    public List<PushReport> again(PublicKey key, ExpectedServers expected, Progress progress) {
        return protocol.perform(
                List.of(key),
                () -> new RemovingAgain(key, expected),
                OperationOptions.now().with(progress));
    }

    /// What deleting an account again changes of rows and servers.
    private final class RemovingAgain implements ServerChange<Account, List<PushReport>> {
        private final PublicKey key;
        private final ExpectedServers expected;

        RemovingAgain(PublicKey key, ExpectedServers expected) {
            this.key = key;
            this.expected = expected;
        }

        @Override
        public Audience audience() {
            return Audience.of(expected);
        }

        @Override
        public Journal.Kind kind() {
            return Journal.Kind.REMOVE;
        }

        @Override
        public Purpose purpose() {
            return Purpose.CLOSE;
        }

        @Override
        public Account rows(StoreTx tx, PushRun run) {
            return run.note(tx, accountSigner.signLockedOut(tx, key));
        }

        @Override
        public List<PushReport> push(Account lockedOut, PushRun run) {
            var report = run.push(lockedOut);
            var stage = report.isComplete() ? delete(key, run) : Stage.LOCKED_OUT;
            if (stage != Stage.LOCKED_OUT) {
                stage(key, stage);
            }
            run.end(Journal.Result.DELETED_AGAIN, stage.word());
            return run.reports();
        }
    }

    private Stage delete(PublicKey key, PushRun run) {
        var report = run.delete(key, request(key));
        if (report.replies().stream().anyMatch(PushReport.Refused.class::isInstance)) {
            return Stage.STAYS_LOCKED_OUT;
        }
        return report.isComplete() ? Stage.DELETED : Stage.LOCKED_OUT;
    }

    private void stage(PublicKey key, Stage stage) {
        context.store().change(tx -> save(tx, key, stage));
    }

    private void save(StoreTx tx, PublicKey key, Stage stage) {
        var since = tx.accounts().removal(key).map(Removal::since).orElse(context.now());
        tx.accounts().save(new Removal(key, stage, since));
    }

    private boolean isSettled(PublicKey partner) {
        return context.store().read(view -> {
            var account = view.accounts().find(partner).filter(row -> row.isLive() && row.isManaged());
            return account.isEmpty()
                    || (account.get().release().confirmed() && accountSigner.isCurrent(view, account.get()));
        });
    }

    /// Whoever was connected with it, ended connections included: which of them were rebuilt is seen by their own
    /// releases.
    private Set<PublicKey> formerPartners(PublicKey key) {
        var partners = new LinkedHashSet<PublicKey>();
        context.store()
                .read(view -> view.connections().everOf(key))
                .forEach(connection -> partners.add(
                        connection.exporter().equals(key) ? connection.importer() : connection.exporter()));
        context.store().read(view -> view.accounts().in(context.id())).stream()
                .filter(account -> account.isManaged() && !isSettled(account.key()))
                .map(Account::key)
                .filter(other -> !other.equals(key) && importedFrom(other, key))
                .forEach(partners::add);
        return partners;
    }

    private boolean importedFrom(PublicKey importer, PublicKey exporter) {
        return context.store().read(view -> view.accounts().find(importer)).stream()
                .flatMap(account -> accountSigner.released(account).imports().stream())
                .anyMatch(claim -> claim.account().equals(exporter.text()));
    }

    private Set<PublicKey> partners(PublicKey key) {
        var partners = new LinkedHashSet<PublicKey>();
        context.store().read(view -> view.connections().of(key)).stream()
                .filter(ConnectionCloser::touchesServers)
                .forEach(connection -> partners.add(
                        connection.exporter().equals(key) ? connection.importer() : connection.exporter()));
        context.store().read(view -> view.imports().in(context.id())).stream()
                .filter(row -> row.exporter().equals(key))
                .forEach(row -> partners.add(row.account()));
        return partners;
    }

    /// Its last stage and its end are one: a deleted account that is live would never be looked for.
    private Account forget(PublicKey key, Stage last, PushRun run) {
        var ended = new ArrayList<Connection>();
        var gone = context.store().write(tx -> {
            save(tx, key, last);
            run.end(tx, last == Stage.DELETED ? Journal.Result.DELETED : Journal.Result.LOCKED_OUT);
            ended.addAll(endConnections(tx, key));
            return outsiders.delete(tx, key);
        });
        ended.forEach(context.ports().events()::changed);
        return gone;
    }

    /// Every server has what the revocations need; a connection that came meanwhile is finished by itself.
    private List<Connection> endConnections(StoreTx tx, PublicKey key) {
        return tx.connections().of(key).stream()
                .map(connection -> connection.state() == ConnectionState.REVOKING
                        ? closer.left(tx, connection)
                        : closer.leaving(tx, connection, key))
                .toList();
    }

    private String request(PublicKey key) {
        var signingKey = context.environment().signingKey();
        return accountSigner.encode(
                GenericClaims.deleteAccounts(signingKey, List.of(key)),
                signingKey,
                context.now().getEpochSecond());
    }
}
