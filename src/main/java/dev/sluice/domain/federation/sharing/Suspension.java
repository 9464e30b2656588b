package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ActingAccount;
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
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Side;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Set;

/// Closes connections for now: the activation is revoked as for good, but the offer and its local subject stay.
/// Each side suspends and resumes for itself (domain.md#suspension).
public final class Suspension {
    private final EnvironmentContext context;
    private final ActivationTokens tokens;
    private final PushProtocol protocol;
    private final ConnectionCloser closer;
    private final Activator activator;

    public Suspension(SharingServices sharing) {
        this.context = sharing.context();
        this.tokens = sharing.tokens();
        this.protocol = sharing.protocol();
        this.closer = sharing.closer();
        this.activator = sharing.activator();
    }

    /// Closes it for one more side. Where the other side's suspension is on every server already, only the rows
    /// change.
    ///
    /// @param acting the side of [#usual] where nobody in particular is named
    public OperationResult<Connection> suspend(Connection connection, ActingAccount acting, OperationOptions options) {
        return protocol.perform(
                List.of(connection.exporter(), connection.importer()), () -> plan(connection.id(), acting), options);
    }

    private ChangePlan<OperationResult<Connection>> plan(ConnectionId id, ActingAccount acting) {
        var now = StagedEdits.read(context, id);
        var side = context.store().read(view -> side(view, now, acting));
        var hold = SuspensionHold.of(now);
        if (hold.isHeld() && hold.everywhere()) {
            return new ChangePlan.Settled<>(
                    new OperationResult<>(hold.isBy(side) ? now : held(now, hold.with(side)), new Outcome.Local()));
        }
        var next = hold.with(side).underWay();
        // Checked before the journal knows of it.
        now.become(ConnectionState.SUSPENDED, next.reason(), context.now());
        return new Suspending(now, next);
    }

    /// What suspending changes of rows and servers.
    private final class Suspending extends ConnectionChange {
        private final Connection now;
        private final SuspensionHold hold;

        Suspending(Connection now, SuspensionHold hold) {
            super(now.id(), Journal.Kind.SUSPEND, Purpose.CLOSE);
            this.now = now;
            this.hold = hold;
        }

        @Override
        public Audience audience() {
            return Audience.WHOEVER_IS_THERE;
        }

        @Override
        Connection change(StoreTx tx, PushRun run) {
            tokens.revoke(tx, now);
            return now.become(ConnectionState.SUSPENDED, hold.reason(), context.now());
        }

        @Override
        public OperationResult<Connection> push(Connection suspending, PushRun run) {
            return close(suspending, run);
        }
    }

    private Connection held(Connection now, SuspensionHold hold) {
        return context.commit(
                tx -> StagedEdits.get(tx, now.id()).become(ConnectionState.SUSPENDED, hold.reason(), context.now()));
    }

    /// Pushes what a suspension still lacks.
    public OperationResult<Connection> finish(Connection suspending, PushContext pushContext) {
        return protocol.goOn(List.of(suspending.exporter(), suspending.importer()), pushContext, run -> {
            var now = StagedEdits.read(context, suspending.id());
            return isUnderWay(now) ? close(now, run) : new OperationResult<>(now, new Outcome.Local());
        });
    }

    public static boolean isUnderWay(Connection connection) {
        return SuspensionHold.of(connection).isUnderWay();
    }

    private OperationResult<Connection> close(Connection suspending, PushRun run) {
        if (!closer.closeSides(suspending, run)) {
            return new OperationResult<>(suspending, new Outcome.Partial(run.reports()));
        }
        var suspended = context.commit(tx -> {
            var now = StagedEdits.get(tx, suspending.id());
            run.end(tx, Journal.Result.SUSPENDED);
            return isUnderWay(now)
                    ? now.become(
                            ConnectionState.SUSPENDED,
                            SuspensionHold.of(now).confirmed().reason(),
                            context.now())
                    : now;
        });
        return new OperationResult<>(suspended, new Outcome.Done(run.reports()));
    }

    /// Lifts what one side holds. It opens with a fresh activation when nobody holds it then; a partner that is
    /// not ours has to be handed that, and it waits until it is used.
    ///
    /// @param acting the side of [#usual] where nobody in particular is named
    /// @throws ProblemException `NOT_PARTY` when that side does not hold it
    public OperationResult<Connection> resume(Connection connection, ActingAccount acting, OperationOptions options) {
        return activator.endingToo(
                options,
                cut -> protocol.perform(
                        List.of(connection.exporter(), connection.importer()),
                        () -> resumption(connection.id(), acting, options.confirmed(), cut),
                        options));
    }

    private ChangePlan<OperationResult<Connection>> resumption(
            ConnectionId id, ActingAccount acting, Set<String> confirmed, List<Connection> cut) {
        var now = StagedEdits.read(context, id);
        var left = context.store().read(view -> lifted(view, now, acting));
        if (left.isHeld()) {
            return new ChangePlan.Settled<>(new OperationResult<>(held(now, left), new Outcome.Local()));
        }
        var wish = ours(now) ? now.with(reissued(now)) : now;
        return activator.opening(
                wish,
                Journal.Kind.ACTIVATE,
                tx -> tx.connections().save(opening(StagedEdits.get(tx, id))),
                confirmed,
                cut);
    }

    /// What still holds it when one side has lifted its own. The same problems as [#resume].
    public SuspensionHold lifted(StoreView view, Connection now, ActingAccount acting) {
        if (now.state() != ConnectionState.SUSPENDED) {
            throw ProblemException.of(
                    ProblemCode.TRANSITION_REFUSED,
                    now.share().name(),
                    now.state().word(),
                    ConnectionState.ACTIVE.word());
        }
        var side = side(view, now, acting);
        var hold = SuspensionHold.of(now);
        if (hold.isHeld() && !hold.isBy(side)) {
            throw notParty(view, now, now.party(side), hold.holders(now).getFirst());
        }
        return hold.without(side);
    }

    /// Nobody holds it any more: the moment before it is activating.
    public Connection opening(Connection suspended) {
        return suspended.become(ConnectionState.SUSPENDED, Reason.NONE, context.now());
    }

    private Side side(StoreView view, Connection connection, ActingAccount acting) {
        return switch (acting) {
            case ActingAccount.Unnamed() -> usual(view, connection);
            case ActingAccount.Named(var key) -> sideOf(view, connection, key);
        };
    }

    private Side sideOf(StoreView view, Connection connection, PublicKey party) {
        for (var side : Side.values()) {
            if (connection.party(side).equals(party)) {
                return side;
            }
        }
        throw notParty(view, connection, party, connection.exporter());
    }

    /// For whom somebody acts who names no account: the exporter, whose gate it is; the importer where the
    /// exporter is not ours.
    private static Side usual(StoreView view, Connection connection) {
        return StagedEdits.isOurs(view, connection.importer()) && !StagedEdits.isOurs(view, connection.exporter())
                ? Side.IMPORTER
                : Side.EXPORTER;
    }

    private ProblemException notParty(StoreView view, Connection connection, PublicKey acting, PublicKey needed) {
        return ProblemException.of(
                ProblemCode.NOT_PARTY,
                context.nameOf(view, acting),
                connection.share().name(),
                context.nameOf(view, needed));
    }

    /// The old token is dead; the new one is younger than its revocation.
    private static Grant reissued(Connection connection) {
        return new Grant(null, connection.grant().iat(), connection.grant().custody());
    }

    private boolean ours(Connection connection) {
        return context.store().read(view -> StagedEdits.isOurs(view, connection.exporter()));
    }
}
