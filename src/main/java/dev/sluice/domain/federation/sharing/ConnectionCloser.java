package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.federation.push.Audience;
import dev.sluice.domain.federation.push.ChangePlan;
import dev.sluice.domain.federation.push.Delivery.PushContext;
import dev.sluice.domain.federation.push.PushProtocol;
import dev.sluice.domain.federation.push.PushRun;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Closes connections: exporter first, since its revocation cuts the flow by itself; the importer is cleaned up
/// after.
public final class ConnectionCloser {
    private final EnvironmentContext context;
    private final ActivationTokens tokens;
    private final PushProtocol protocol;

    ConnectionCloser(EnvironmentContext context, ActivationTokens tokens, PushProtocol protocol) {
        this.context = context;
        this.tokens = tokens;
        this.protocol = protocol;
    }

    public OperationResult<Connection> end(Connection connection, Reason reason, OperationOptions options) {
        return end(connection, reason, null, options);
    }

    /// Where no server can be reached it is revoking all the same: what was handed out is not to be honoured any
    /// longer, and the next push tells them.
    ///
    /// @param words of whoever ends it, null for none
    public OperationResult<Connection> end(
            Connection connection, Reason reason, @Nullable String words, OperationOptions options) {
        return protocol.perform(
                List.of(connection.exporter(), connection.importer()),
                () -> plan(StagedEdits.read(context, connection.id()), reason, words),
                options);
    }

    private ChangePlan<OperationResult<Connection>> plan(Connection now, Reason reason, @Nullable String words) {
        refuseEnded(now);
        var note = words == null ? now.status().note() : words;
        var next = now.state() == ConnectionState.REVOKING
                ? now.status()
                : new Status(next(now, reason), reason, context.now(), note);
        // Checked before the journal knows of it.
        now.become(next);
        return touchesServers(now)
                ? new Ending(now, reason, next)
                : new ChangePlan.Settled<>(
                        new OperationResult<>(context.commit(tx -> withdrawn(tx, now, next)), new Outcome.Local()));
    }

    /// What ending changes of rows and servers.
    private final class Ending extends ConnectionChange {
        private final Connection now;
        private final Reason reason;
        private final Status next;

        Ending(Connection now, Reason reason, Status next) {
            super(now.id(), Journal.Kind.END, Purpose.CLOSE);
            this.now = now;
            this.reason = reason;
            this.next = next;
        }

        @Override
        public Audience audience() {
            return Audience.IF_ANY;
        }

        @Override
        Connection change(StoreTx tx, PushRun run) {
            revoke(tx, now, reason);
            return now.become(next);
        }

        @Override
        public OperationResult<Connection> push(Connection revoking, PushRun run) {
            return run.reachesServers()
                    ? begun(revoking, run)
                    : new OperationResult<>(revoking, new Outcome.Partial(List.of()));
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
    private OperationResult<Connection> begun(Connection revoking, PushRun run) {
        try {
            return close(revoking, run);
        } catch (ProblemException e) {
            if (!Audience.isAway(e)) {
                throw e;
            }
            OperationGate.remark(e.problem().text().what());
            return new OperationResult<>(revoking, new Outcome.Partial(List.of()));
        }
    }

    /// Ends what rests on an export that goes.
    ///
    /// @return how far that got, where a server still lacks a revocation: the export stays then
    public Optional<Outcome> endAll(List<Connection> users, OperationOptions options) {
        var reports = new ArrayList<PushReport>();
        var isOpen = false;
        for (var connection : users) {
            if (end(connection, reason(connection, false), options).outcome() instanceof Outcome.Partial partial) {
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

    /// Pushes what a revocation still lacks. The connection is revoking.
    public OperationResult<Connection> finish(Connection revoking, PushContext pushContext) {
        return protocol.goOn(List.of(revoking.exporter(), revoking.importer()), pushContext, run -> {
            var now = StagedEdits.read(context, revoking.id());
            return now.state() == ConnectionState.REVOKING
                    ? close(now, run)
                    : new OperationResult<>(now, new Outcome.Local());
        });
    }

    private OperationResult<Connection> close(Connection revoking, PushRun run) {
        if (!closeSides(revoking, run)) {
            return new OperationResult<>(revoking, new Outcome.Partial(run.reports()));
        }
        var revoked = context.commit(tx -> {
            var now = StagedEdits.get(tx, revoking.id());
            run.end(tx, Journal.Result.REVOKED);
            return left(tx, now);
        });
        return new OperationResult<>(revoked, new Outcome.Done(run.reports()));
    }

    /// Pushes both sides without the connection, and reads back that every server acts on it.
    boolean closeSides(Connection connection, PushRun run) {
        return run.close(context.store().read(view -> order(view, connection)));
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
        var ended = next == connection.state() ? connection : connection.become(next, reason, context.now());
        tx.connections().save(ended);
        if (ended.state().isEnded()) {
            dropUnneededExport(tx, ended);
        }
        return ended;
    }

    /// Every server has what a revocation needs.
    Connection left(StoreTx tx, Connection revoking) {
        var revoked = revoking.become(ConnectionState.REVOKED, revoking.status().reason(), context.now());
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
                .anyMatch(other -> !other.id().equals(ended.id()) && other.restsOn(id));
        tx.exports()
                .find(id)
                .filter(export -> export.isLive() && export.origin() == Export.Origin.OFFER && !needed)
                .ifPresent(export -> tx.exports().save(export.removed(at)));
    }

    private void dropUnneededExport(StoreTx tx, Connection ended) {
        dropUnneededExport(tx, ended, context.now());
    }
}
