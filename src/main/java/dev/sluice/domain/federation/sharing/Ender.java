package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.Outcome;
import dev.sluice.domain.federation.act.Progress;
import dev.sluice.domain.federation.act.Progress.Purpose;
import dev.sluice.domain.federation.act.Result;
import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.federation.port.Journal;
import dev.sluice.domain.federation.port.PushReport;
import dev.sluice.domain.federation.port.StoreTx;
import dev.sluice.domain.federation.port.StoreView;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.push.Delivery.Errand;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.Prover;
import dev.sluice.domain.federation.push.Tokens;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Closes connections: exporter first, since its revocation cuts the flow by itself; the importer
/// is cleaned up after.
public final class Ender {
    private final Scope scope;
    private final Tokens tokens;
    private final Delivery delivery;
    private final AccountSigner accountSigner;
    private final Prover prover;
    private final DriftGuard driftGuard;

    Ender(AccountSigner accountSigner, Tokens tokens, Delivery delivery, Prover prover, DriftGuard driftGuard) {
        this.scope = driftGuard.scope();
        this.accountSigner = accountSigner;
        this.tokens = tokens;
        this.delivery = delivery;
        this.prover = prover;
        this.driftGuard = driftGuard;
    }

    public Result<Connection> end(Connection connection, Reason reason, Manner manner) {
        try (var _ = scope.locks().hold(connection.exporter(), connection.importer());
                var _ = scope.link().holdPusher()) {
            var now =
                    scope.store().read(view -> view.connection(connection.id()).orElseThrow());
            if (!touchesServers(now)) {
                return new Result<>(scope.commit(tx -> withdrawn(tx, now, reason)), new Outcome.Local());
            }
            var roster = delivery.closingRoster(manner.without());
            // Checked before the journal knows of it.
            now.become(ConnectionState.REVOKING, reason, scope.now());
            try (var work = scope.work()) {
                var revoking = scope.commit(tx -> {
                    work.begin(tx, Journal.Kind.END, now.id());
                    return revoking(tx, now, reason);
                });
                manner.progress().on(new Progress.Journalled());
                return close(revoking, new Errand(work.entry(), Purpose.CLOSE, roster, manner.progress()));
            }
        }
    }

    /// Pushes what a revocation still lacks. The connection is revoking.
    public Result<Connection> finish(Connection revoking, Errand errand) {
        try (var _ = scope.locks().hold(revoking.exporter(), revoking.importer())) {
            var now = scope.store().read(view -> view.connection(revoking.id()).orElseThrow());
            return now.state() == ConnectionState.REVOKING
                    ? close(now, errand)
                    : new Result<>(now, new Outcome.Local());
        }
    }

    private Result<Connection> close(Connection revoking, Errand errand) {
        var reports = new ArrayList<PushReport>();
        var complete = isClosed(revoking, errand, reports);
        if (!complete) {
            return new Result<>(revoking, new Outcome.Partial(reports));
        }
        var revoked = scope.commit(tx -> {
            var now = tx.connection(revoking.id()).orElseThrow();
            dropUnneededExport(tx, now);
            tx.end(errand.entry(), "revoked", scope.now());
            return now.become(ConnectionState.REVOKED, now.status().reason(), scope.now());
        });
        return new Result<>(revoked, new Outcome.Done(reports));
    }

    /// Pushes both sides without the connection, and reads back that every server acts on it.
    boolean isClosed(Connection connection, Errand errand, List<PushReport> reports) {
        // Both, always: one that fails says nothing of the other.
        var sides = scope.store().read(view -> order(view, connection));
        var firstIsClosed = isClosed(sides.getFirst(), errand, reports);
        return isClosed(sides.getLast(), errand, reports) && firstIsClosed;
    }

    /// The exporter first, since its revocation cuts by itself; after the importer where that has another
    /// connection with it, whose token may have been replaced: the new one is in place before the old one dies.
    static List<PublicKey> order(StoreView view, Connection connection) {
        var isShared = view.connectionsOf(connection.importer()).stream()
                .anyMatch(other -> !other.id().equals(connection.id())
                        && other.isOnServers()
                        && other.exporter().equals(connection.exporter())
                        && other.importer().equals(connection.importer()));
        return isShared
                ? List.of(connection.importer(), connection.exporter())
                : List.of(connection.exporter(), connection.importer());
    }

    private boolean isClosed(PublicKey side, Errand errand, List<PushReport> reports) {
        var account = scope.store().read(view -> view.account(side));
        if (account.isEmpty() || !account.get().isManaged() || !account.get().isLive()) {
            return true;
        }
        driftGuard.overtake(account.get(), errand.roster());
        if (!isSigned(side)) {
            reports.add(delivery.signAndPush(side, errand));
        } else if (!account.get().release().confirmed()) {
            reports.add(delivery.again(account.get(), errand));
        }
        var last = reports.isEmpty() ? null : reports.getLast();
        if (last != null && last.account().equals(side) && !last.isComplete()) {
            return false;
        }
        if (prover.prove(side, errand.roster()).isInForce()) {
            return true;
        }
        // A server that stores a text and does not act on it needs another one (nats-server-facts 1.7).
        reports.add(delivery.signAndPush(side, errand));
        return reports.getLast().isComplete()
                && prover.prove(side, errand.roster()).isInForce();
    }

    private boolean isSigned(PublicKey side) {
        return scope.store().read(view -> accountSigner.isCurrent(view, scope.account(view, side)));
    }

    /// Whether ending it must be told to servers: claims are there, or a token is out that they
    /// would honour.
    public static boolean touchesServers(Connection connection) {
        return switch (connection.state()) {
            case ACTIVE, DEGRADED, ACTIVATING, REVOKING, SUSPENDED -> true;
            case PENDING -> connection.grant().custody() == Custody.LEFT;
            case REVOKED, DECLINED, EXPIRED, TERMINATED -> false;
        };
    }

    Connection revoking(StoreTx tx, Connection connection, Reason reason) {
        tokens.revoke(tx, connection);
        if (connection.state() == ConnectionState.ACTIVATING) {
            throw ProblemException.of(
                    ProblemCode.TRANSITION_REFUSED,
                    connection.share().name(),
                    connection.state().word(),
                    ConnectionState.REVOKED.word());
        }
        return connection.become(ConnectionState.REVOKING, reason, scope.now());
    }

    private Connection withdrawn(StoreTx tx, Connection connection, Reason reason) {
        var ended = connection.become(ConnectionState.REVOKED, reason, scope.now());
        tx.save(ended);
        dropUnneededExport(tx, ended);
        return ended;
    }

    /// An export made for an offer exists only as long as a live connection needs it.
    public static void dropUnneededExport(StoreTx tx, Connection ended, Instant at) {
        var id = ended.share().export();
        if (id == null) {
            return;
        }
        var needed = tx.connectionsOf(ended.exporter()).stream()
                .anyMatch(other -> !other.id().equals(ended.id())
                        && id.equals(other.share().export()));
        tx.export(id)
                .filter(export -> export.isLive() && export.origin() == Export.Origin.OFFER && !needed)
                .ifPresent(export -> tx.save(export.removed(at)));
    }

    private void dropUnneededExport(StoreTx tx, Connection ended) {
        dropUnneededExport(tx, ended, scope.now());
    }
}
