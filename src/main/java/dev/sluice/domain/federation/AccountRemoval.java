package dev.sluice.domain.federation;

import dev.sluice.domain.federation.Delivery.Errand;
import dev.sluice.domain.federation.Progress.Purpose;
import dev.sluice.domain.federation.port.Journal;
import dev.sluice.domain.federation.port.PushReport;
import dev.sluice.domain.federation.port.StoreTx;
import dev.sluice.domain.jwt.GenericClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Deletes an account: partners first, so that no server looks for an exporter that is gone
/// (nats-server-facts 0.5), then a JWT that
/// locks everybody out, since a deletion alone comes back with the next server that missed it
/// (1.5), then the deletion.
final class AccountRemoval {
    private final Scope scope;
    private final AccountSigner accountSigner;
    private final Tokens tokens;
    private final Delivery delivery;

    AccountRemoval(Scope scope, AccountSigner accountSigner, Tokens tokens, Delivery delivery) {
        this.scope = scope;
        this.accountSigner = accountSigner;
        this.tokens = tokens;
        this.delivery = delivery;
    }

    Result<Account> remove(PublicKey key, Manner manner) {
        var account = scope.store().read(view -> scope.account(view, key));
        var partners = partners(key);
        var locked = new LinkedHashSet<PublicKey>(partners);
        locked.add(key);
        try (var _ = scope.locks().hold(locked)) {
            if (!account.isManaged() || account.release().jwt() == null) {
                scope.store().read(view -> account.isManaged() ? scope.managed(view, key) : account);
                return new Result<>(forget(key), new Outcome.Local());
            }
            var roster = delivery.fullRoster(manner.without());
            var entry = new Journal.Entry(scope.newId(), scope.id(), Journal.Kind.END, null, scope.now());
            scope.ports().journal().begin(entry);
            var errand = new Errand(entry.id(), Purpose.CLOSE, roster, manner.progress());
            endConnections(key);
            var reports = new ArrayList<PushReport>();
            for (var partner : partners) {
                if (scope.store()
                        .read(view -> view.account(partner))
                        .filter(Account::isManaged)
                        .isPresent()) {
                    reports.add(delivery.signAndPush(partner, errand));
                }
            }
            reports.add(delivery.push(scope.store().write(tx -> accountSigner.signLockedOut(tx, key)), errand));
            var complete = reports.stream().allMatch(PushReport::isComplete);
            if (complete) {
                // Where servers do not allow deletion, the JWT that locks everybody out stays,
                // which is safe.
                scope.link().resolver().delete(key, request(key), roster);
            }
            scope.ports().journal().end(entry.id(), complete ? "deleted" : "locked out", scope.now());
            return new Result<>(forget(key), Publication.outcome(reports));
        }
    }

    private Set<PublicKey> partners(PublicKey key) {
        var partners = new LinkedHashSet<PublicKey>();
        scope.store().read(view -> view.connectionsOf(key)).stream()
                .filter(Connection::isOnServers)
                .forEach(connection -> partners.add(
                        connection.exporter().equals(key) ? connection.importer() : connection.exporter()));
        scope.store().read(view -> view.imports(scope.id())).stream()
                .filter(row -> row.exporter().equals(key))
                .forEach(row -> partners.add(row.account()));
        return partners;
    }

    private void endConnections(PublicKey key) {
        var ended = scope.store().write(tx -> {
            var changed = new ArrayList<Connection>();
            for (var connection : tx.connectionsOf(key)) {
                if (connection.state().isLive()) {
                    changed.add(end(tx, connection, key));
                }
            }
            tx.imports(scope.id()).stream()
                    .filter(row -> row.exporter().equals(key) || row.account().equals(key))
                    .forEach(row -> tx.save(row.removed(scope.now())));
            return List.copyOf(changed);
        });
        ended.forEach(scope.ports().events()::changed);
    }

    private Connection end(StoreTx tx, Connection connection, PublicKey key) {
        if (connection.grant().token() != null) {
            tx.save(tokens.revocation(connection));
        }
        var ended = connection.exporter().equals(key) ? terminated(connection) : abandoned(connection);
        tx.save(ended);
        Ender.dropUnneededExport(tx, ended, scope.now());
        return ended;
    }

    private Connection terminated(Connection connection) {
        return connection.become(ConnectionState.TERMINATED, Reason.EXPORTER_DELETED, scope.now());
    }

    private Connection abandoned(Connection connection) {
        var ending = connection.isOnServers()
                ? connection.become(ConnectionState.REVOKING, Reason.IMPORTER_DELETED, scope.now())
                : connection;
        return ending.become(ConnectionState.REVOKED, Reason.IMPORTER_DELETED, scope.now());
    }

    private Account forget(PublicKey key) {
        return scope.store().write(tx -> {
            for (var connection : tx.connectionsOf(key)) {
                if (connection.state().isLive()) {
                    end(tx, connection, key);
                }
            }
            tx.exports(key).forEach(export -> tx.save(export.removed(scope.now())));
            tx.staged(scope.id()).stream()
                    .filter(change -> change.edit().account().equals(key))
                    .forEach(change -> tx.dropStaged(change.id()));
            var deleted = scope.account(tx, key).deleted(scope.now());
            tx.save(deleted);
            return deleted;
        });
    }

    private String request(PublicKey key) {
        var signingKey = scope.environment().signingKey();
        return accountSigner.encode(
                GenericClaims.deleteAccounts(signingKey, List.of(key)),
                signingKey,
                scope.now().getEpochSecond());
    }
}
