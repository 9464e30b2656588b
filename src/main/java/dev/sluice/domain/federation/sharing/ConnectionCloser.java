package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.Progress.Purpose;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.push.Delivery.Errand;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.Prover;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Closes connections: exporter first, since its revocation cuts the flow by itself; the importer is cleaned up
/// after.
public final class ConnectionCloser {
    private static final Set<ProblemCode> AWAY = EnumSet.of(
            ProblemCode.SERVER_UNREACHABLE,
            ProblemCode.LINK_REFUSED,
            ProblemCode.NO_SERVERS,
            ProblemCode.RESOLVER_UNSUPPORTED,
            ProblemCode.ACCOUNT_SERVER_SILENT);

    private final EnvironmentContext scope;
    private final ActivationTokens tokens;
    private final Delivery delivery;
    private final AccountSigner accountSigner;
    private final Prover prover;
    private final DriftGuard driftGuard;

    ConnectionCloser(
            AccountSigner accountSigner,
            ActivationTokens tokens,
            Delivery delivery,
            Prover prover,
            DriftGuard driftGuard) {
        this.scope = driftGuard.scope();
        this.accountSigner = accountSigner;
        this.tokens = tokens;
        this.delivery = delivery;
        this.prover = prover;
        this.driftGuard = driftGuard;
    }

    public OperationResult<Connection> end(Connection connection, Reason reason, OperationOptions manner) {
        return end(connection, reason, null, manner);
    }

    /// Where no server can be reached it is revoking all the same: what was handed out is not to be honoured any
    /// longer, and the next push tells them.
    ///
    /// @param words of whoever ends it, null for none
    public OperationResult<Connection> end(
            Connection connection, Reason reason, @Nullable String words, OperationOptions manner) {
        try (var _ = scope.locks().hold(connection.exporter(), connection.importer());
                var _ = scope.link().holdPusher()) {
            var now = scope.store()
                    .read(view -> view.connections().find(connection.id()).orElseThrow());
            refuseEnded(now);
            var note = words == null ? now.status().note() : words;
            var next = now.state() == ConnectionState.REVOKING
                    ? now.status()
                    : new Status(next(now, reason), reason, scope.now(), note);
            // Checked before the journal knows of it.
            now.become(next);
            if (!touchesServers(now)) {
                return new OperationResult<>(scope.commit(tx -> withdrawn(tx, now, next)), new Outcome.Local());
            }
            var roster = reachServers(manner);
            try (var work = scope.work()) {
                var revoking = scope.commit(tx -> {
                    work.begin(tx, Journal.Kind.END, now.id());
                    revoke(tx, now, reason);
                    return now.become(next);
                });
                manner.progress().on(new Progress.Journalled());
                return roster.isEmpty()
                        ? new OperationResult<>(revoking, new Outcome.Partial(List.of()))
                        : begun(revoking, new Errand(work.entry(), Purpose.CLOSE, roster.get(), manner.progress()));
            }
        }
    }

    private void revoke(StoreTx tx, Connection now, Reason reason) {
        // Once more is no later: what the same partner was given since stays.
        if (reason == Reason.EXPIRED || now.state() == ConnectionState.REVOKING) {
            tokens.expire(tx, now);
        } else {
            tokens.revoke(tx, now);
        }
    }

    /// It is revoking already, whatever is away from here on.
    private OperationResult<Connection> begun(Connection revoking, Errand errand) {
        try {
            return close(revoking, errand);
        } catch (ProblemException e) {
            if (!AWAY.contains(e.code())) {
                throw e;
            }
            OperationGate.remark(e.problem().text().what());
            return new OperationResult<>(revoking, new Outcome.Partial(List.of()));
        }
    }

    /// Ends what rests on an export that goes.
    ///
    /// @return how far that got, where a server still lacks a revocation: the export stays then
    public Optional<Outcome> endAll(List<Connection> users, OperationOptions manner) {
        var reports = new ArrayList<PushReport>();
        var isOpen = false;
        for (var connection : users) {
            if (end(connection, reason(connection, false), manner).outcome() instanceof Outcome.Partial partial) {
                isOpen = true;
                reports.addAll(partial.reports());
            }
        }
        return isOpen ? Optional.of(new Outcome.Partial(reports)) : Optional.empty();
    }

    private static void refuseEnded(Connection connection) {
        if (connection.state().isEnded()) {
            throw ProblemException.of(
                    ProblemCode.TRANSITION_REFUSED,
                    connection.share().name(),
                    connection.state().word(),
                    ConnectionState.REVOKED.word());
        }
    }

    /// Who can be told now; empty where no server can be reached.
    Optional<ExpectedServers> reachServers(OperationOptions manner) {
        try {
            return Optional.of(delivery.closingRoster(manner.without()));
        } catch (ProblemException e) {
            if (!AWAY.contains(e.code())) {
                throw e;
            }
            OperationGate.remark(e.problem().text().what());
            return Optional.empty();
        }
    }

    /// Pushes what a revocation still lacks. The connection is revoking.
    public OperationResult<Connection> finish(Connection revoking, Errand errand) {
        try (var _ = scope.locks().hold(revoking.exporter(), revoking.importer())) {
            var now = scope.store()
                    .read(view -> view.connections().find(revoking.id()).orElseThrow());
            return now.state() == ConnectionState.REVOKING
                    ? close(now, errand)
                    : new OperationResult<>(now, new Outcome.Local());
        }
    }

    private OperationResult<Connection> close(Connection revoking, Errand errand) {
        var reports = new ArrayList<PushReport>();
        var complete = close(revoking, errand, reports);
        if (!complete) {
            return new OperationResult<>(revoking, new Outcome.Partial(reports));
        }
        var revoked = scope.commit(tx -> {
            var now = tx.connections().find(revoking.id()).orElseThrow();
            tx.journal().end(errand.entry(), "revoked", scope.now());
            return left(tx, now);
        });
        return new OperationResult<>(revoked, new Outcome.Done(reports));
    }

    /// Pushes both sides without the connection, and reads back that every server acts on it.
    boolean close(Connection connection, Errand errand, List<PushReport> reports) {
        // Both, always: one that fails says nothing of the other.
        var sides = scope.store().read(view -> order(view, connection));
        var firstIsClosed = close(sides.getFirst(), errand, reports);
        return close(sides.getLast(), errand, reports) && firstIsClosed;
    }

    /// The exporter first, since its revocation cuts by itself; after the importer where that has another
    /// connection with it, whose token may have been replaced: the new one is in place before the old one dies.
    static List<PublicKey> order(StoreView view, Connection connection) {
        var isShared = view.connections().of(connection.importer()).stream()
                .anyMatch(other -> !other.id().equals(connection.id())
                        && other.isOnServers()
                        && other.exporter().equals(connection.exporter())
                        && other.importer().equals(connection.importer()));
        return isShared
                ? List.of(connection.importer(), connection.exporter())
                : List.of(connection.exporter(), connection.importer());
    }

    private boolean close(PublicKey side, Errand errand, List<PushReport> reports) {
        var account = scope.store().read(view -> view.accounts().find(side));
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
        // A server that stores a text and does not act on it needs another one (nats-server-facts.md#1.7).
        reports.add(delivery.signAndPush(side, errand));
        return reports.getLast().isComplete()
                && prover.prove(side, errand.roster()).isInForce();
    }

    private boolean isSigned(PublicKey side) {
        return scope.store().read(view -> accountSigner.isCurrent(view, scope.account(view, side)));
    }

    /// Whether ending it must be told to servers: claims are there, or a token is out that they would honour.
    public static boolean touchesServers(Connection connection) {
        return switch (connection.state()) {
            case ACTIVE, DEGRADED, ACTIVATING, REVOKING, SUSPENDED -> true;
            case PENDING -> connection.grant().custody() == Custody.LEFT;
            case REVOKED, DECLINED, EXPIRED, TERMINATED -> false;
        };
    }

    /// What ending makes of a connection at once. Whatever servers honour is revoking until they do not.
    static ConnectionState next(Connection connection, Reason reason) {
        var state = connection.state();
        if (state.isEnded()) {
            return state;
        }
        if (reason == Reason.EXPORTER_DELETED && state != ConnectionState.REVOKING) {
            return ConnectionState.TERMINATED;
        }
        if (touchesServers(connection)) {
            return ConnectionState.REVOKING;
        }
        return switch (reason) {
            case DECLINED -> ConnectionState.DECLINED;
            case EXPIRED -> ConnectionState.EXPIRED;
            default -> ConnectionState.REVOKED;
        };
    }

    /// Why it ends when one of its sides ends it.
    public static Reason reason(Connection connection, boolean byImporter) {
        if (connection.state() == ConnectionState.PENDING) {
            return byImporter ? Reason.DECLINED : Reason.WITHDRAWN;
        }
        return byImporter ? Reason.REVOKED_BY_IMPORTER : Reason.REVOKED_BY_EXPORTER;
    }

    /// Ends it in the rows because one of its accounts is deleted; whoever deletes it pushes.
    Connection leaving(StoreTx tx, Connection connection, PublicKey deleted) {
        tokens.revoke(tx, connection);
        var reason = connection.exporter().equals(deleted) ? Reason.EXPORTER_DELETED : Reason.IMPORTER_DELETED;
        var next = next(connection, reason);
        var ended = next == connection.state() ? connection : connection.become(next, reason, scope.now());
        tx.connections().save(ended);
        if (ended.state().isEnded()) {
            dropUnneededExport(tx, ended);
        }
        return ended;
    }

    /// Every server has what a revocation needs.
    Connection left(StoreTx tx, Connection revoking) {
        var revoked = revoking.become(ConnectionState.REVOKED, revoking.status().reason(), scope.now());
        tx.connections().save(revoked);
        dropUnneededExport(tx, revoked);
        return revoked;
    }

    private Connection withdrawn(StoreTx tx, Connection connection, Status end) {
        var ended = connection.become(end);
        tx.connections().save(ended);
        dropUnneededExport(tx, ended);
        return ended;
    }

    /// An export made for an offer exists only as long as a live connection needs it.
    public static void dropUnneededExport(StoreTx tx, Connection ended, Instant at) {
        var id = ended.share().export();
        if (id == null) {
            return;
        }
        var needed = tx.connections().of(ended.exporter()).stream()
                .anyMatch(other -> !other.id().equals(ended.id())
                        && id.equals(other.share().export()));
        tx.exports()
                .find(id)
                .filter(export -> export.isLive() && export.origin() == Export.Origin.OFFER && !needed)
                .ifPresent(export -> tx.exports().save(export.removed(at)));
    }

    private void dropUnneededExport(StoreTx tx, Connection ended) {
        dropUnneededExport(tx, ended, scope.now());
    }
}
