package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Audience;
import dev.sluice.domain.federation.push.ChangePlan;
import dev.sluice.domain.federation.push.PushRun;
import dev.sluice.domain.federation.push.ServerChange;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Deletes an account that servers do not have from us: an external one, or one that was never pushed. It lives on
/// wherever it lives, with the tokens it was given, so that its partners here are pushed without it.
final class ExternalAccountRemoval {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final ConnectionCloser closer;

    ExternalAccountRemoval(EnvironmentContext context, AccountSigner accountSigner, ConnectionCloser closer) {
        this.context = context;
        this.accountSigner = accountSigner;
        this.closer = closer;
    }

    /// @param revoking connections that servers still honour
    /// @param told partners that have to be pushed
    private record Left(Account account, List<Connection> changed, List<Connection> revoking, Set<PublicKey> told) {}

    /// The caller holds the locks of the account and its partners.
    ChangePlan<OperationResult<Account>> plan(PublicKey key) {
        var told = context.store().read(view -> told(view, key));
        if (!told.isEmpty() && context.environment().hasServers()) {
            return new Removing(key, told);
        }
        var left = context.store().write(tx -> left(tx, key, told));
        left.changed().forEach(context.ports().events()::changed);
        return new ChangePlan.Settled<>(new OperationResult<>(left.account(), new Outcome.Local()));
    }

    /// What deleting it changes of rows and servers.
    private final class Removing implements ServerChange<Left, OperationResult<Account>> {
        private final PublicKey key;
        private final Set<PublicKey> told;

        Removing(PublicKey key, Set<PublicKey> told) {
            this.key = key;
            this.told = told;
        }

        @Override
        public Audience audience() {
            return Audience.IF_ANY;
        }

        @Override
        public Journal.Kind kind() {
            return Journal.Kind.PUBLISH;
        }

        @Override
        public Purpose purpose() {
            return Purpose.CLOSE;
        }

        @Override
        public Left rows(StoreTx tx, PushRun run) {
            var left = left(tx, key, told);
            told.forEach(partner -> run.note(tx, accountSigner.sign(tx, partner)));
            return left;
        }

        @Override
        public List<Connection> changed(Left left) {
            return left.changed();
        }

        @Override
        public OperationResult<Account> push(Left left, PushRun run) {
            if (run.reachesServers() && close(left.told(), run)) {
                finish(left, run);
                return new OperationResult<>(left.account(), new Outcome.Done(run.reports()));
            }
            // Each is finished by itself, whatever becomes of the others.
            left.revoking().forEach(connection -> context.reopen(Journal.Kind.END, connection.id()));
            return new OperationResult<>(left.account(), new Outcome.Partial(run.reports()));
        }
    }

    private Left left(StoreTx tx, PublicKey key, Set<PublicKey> told) {
        var changed = tx.connections().of(key).stream()
                .map(connection -> closer.leaving(tx, connection, key))
                .toList();
        tx.imports().in(context.id()).stream()
                .filter(row -> row.exporter().equals(key) || row.account().equals(key))
                .forEach(row -> tx.imports().save(row.removed(context.now())));
        var account = delete(tx, key);
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
        var importing = view.imports().in(context.id()).stream()
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

    private static boolean close(Set<PublicKey> told, PushRun run) {
        // All, always: one that fails says nothing of the others.
        var isClosed = true;
        for (var partner : told) {
            isClosed &= run.overtake(partner).isComplete() && run.isInForce(partner);
        }
        return isClosed;
    }

    private void finish(Left left, PushRun run) {
        var revoked = context.store().write(tx -> {
            run.end(tx, Journal.Result.DELETED);
            return left.revoking().stream()
                    .map(connection -> closer.left(tx, connection))
                    .toList();
        });
        revoked.forEach(context.ports().events()::changed);
    }

    /// The rows that are the account's own.
    Account delete(StoreTx tx, PublicKey key) {
        tx.exports().of(key).forEach(export -> tx.exports().save(export.removed(context.now())));
        tx.staged().in(context.id()).stream()
                .filter(change -> change.edit().account().equals(key))
                .forEach(change -> tx.staged().drop(change.id()));
        var deleted = context.account(tx, key).deleted(context.now());
        tx.accounts().save(deleted);
        return deleted;
    }
}
