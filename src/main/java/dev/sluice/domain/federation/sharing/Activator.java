package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.PendingLifetime;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.preflight.Advisories;
import dev.sluice.domain.federation.preflight.HandedOutGuard;
import dev.sluice.domain.federation.preflight.Preflight;
import dev.sluice.domain.federation.preflight.Preflight.Arrival;
import dev.sluice.domain.federation.preflight.PreflightRunner;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.federation.push.Audience;
import dev.sluice.domain.federation.push.ChangePlan;
import dev.sluice.domain.federation.push.Delivery.PushContext;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.PushProtocol;
import dev.sluice.domain.federation.push.PushRun;
import dev.sluice.domain.federation.push.SubscriptionWiring;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Opens a connection on the servers: exporter first, then importer, each read back on every server; or puts both
/// back with newly signed JWTs (architecture.md#success-is-what-servers-say-afterwards; nats-server-facts.md#5.3).
public final class Activator {
    private final EnvironmentContext context;
    private final ActivationTokens tokens;
    private final PushProtocol protocol;
    private final ConnectionCloser closer;
    private final SubscriptionWiring wiring;
    private final PreflightRunner checkup;

    Activator(EnvironmentContext context, ActivationTokens tokens, PushProtocol protocol, ConnectionCloser closer) {
        this.context = context;
        this.closer = closer;
        this.tokens = tokens;
        this.protocol = protocol;
        this.checkup = new PreflightRunner(context);
        this.wiring = new SubscriptionWiring(context, protocol);
    }

    /// Takes a pending connection to active, or to waiting for a partner that is not ours. `wish` is the
    /// connection with the reception, share and token (if it came with one) that are to be.
    public OperationResult<Connection> activate(Connection wish, OperationOptions options) {
        return activate(wish, _ -> {}, options);
    }

    /// @param before what changes in the rows together with it, repeatable
    public OperationResult<Connection> activate(Connection wish, Consumer<StoreTx> before, OperationOptions options) {
        return activate(wish, Journal.Kind.ACTIVATE, before, options);
    }

    /// @param kind of work: what putting it back leaves depends on it
    public OperationResult<Connection> activate(
            Connection wish, Journal.Kind kind, Consumer<StoreTx> before, OperationOptions options) {
        return endingToo(
                options,
                cut -> protocol.perform(
                        sides(wish), () -> opening(wish, kind, before, options.confirmed(), cut), options));
    }

    /// Opens, then ends what was named to be cut by that.
    ///
    /// @param opening adds to what it is given what has to end
    OperationResult<Connection> endingToo(
            OperationOptions options, Function<List<Connection>, OperationResult<Connection>> opening) {
        var cut = new ArrayList<Connection>();
        var opened = opening.apply(cut);
        return new OperationResult<>(opened.value(), closer.endAll(cut, options).orElse(opened.outcome()));
    }

    /// @param confirmed names of what it may cut
    /// @param cut gets what has to end with it
    ChangePlan<OperationResult<Connection>> opening(
            Connection wish, Journal.Kind kind, Consumer<StoreTx> before, Set<String> confirmed, List<Connection> cut) {
        return new Opening(wish, kind, before, confirmed, cut);
    }

    /// Goes on with an activation that was interrupted: pushes what is not confirmed, and proves.
    public OperationResult<Connection> finish(Connection interrupted, PushContext pushContext) {
        return protocol.goOn(
                sides(interrupted), pushContext, run -> complete(StagedEdits.read(context, interrupted.id()), run));
    }

    /// The exporter first: an import of what is not exported yet is dropped in silence.
    private static List<PublicKey> sides(Connection connection) {
        return List.of(connection.exporter(), connection.importer());
    }

    /// What an activation changes of rows and servers.
    private final class Opening extends ConnectionChange {
        private final Connection wish;
        private final Consumer<StoreTx> before;
        private final Set<String> confirmed;
        private final List<Connection> cut;

        Opening(
                Connection wish,
                Journal.Kind kind,
                Consumer<StoreTx> before,
                Set<String> confirmed,
                List<Connection> cut) {
            super(wish.id(), kind, Purpose.OPEN);
            this.wish = wish;
            this.before = before;
            this.confirmed = confirmed;
            this.cut = cut;
        }

        @Override
        public Audience audience() {
            return Audience.ALL;
        }

        @Override
        public void refuse(DriftGuard guard, ExpectedServers expected) {
            var parties = parties(wish);
            parties.forEach(account -> AccountTimes.require(account, context.now()));
            guard.refuse(parties, expected);
        }

        /// The whole graph as it would be.
        @Override
        public Optional<Rehearsal> rehearsal(ExpectedServers expected) {
            var most = checkup.most(expected, sides(wish));
            return Optional.of(new Rehearsal() {
                @Override
                public List<PreflightFinding> rows(StoreTx tx) {
                    refuseCutting(tx);
                    var opened = open(tx, expected);
                    if (wish.grant().token() == null) {
                        new OverlappingTokens(context, tx).refuse(opened);
                    }
                    return checkup.activation(tx, opened, most);
                }

                @Override
                public List<PreflightFinding> live(ExpectedServers expected) {
                    return checkup.live(wish, expected);
                }
            });
        }

        /// The export of an offer comes to servers with its first connection, and comes back when that is resumed:
        /// with what was revoked since it was offered, or was there last.
        private void refuseCutting(StoreTx tx) {
            Optional.ofNullable(wish.share().export())
                    .flatMap(tx.exports()::find)
                    .filter(export -> !ClaimsPlanner.isClaimed(tx, export))
                    .map(export ->
                            new HandedOutGuard(tx).open(export.account(), export.kind(), export.subject(), confirmed))
                    .ifPresent(cut::addAll);
        }

        @Override
        Connection change(StoreTx tx, PushRun run) {
            return open(tx, run.expected());
        }

        private Connection open(StoreTx tx, ExpectedServers expected) {
            before.accept(tx);
            return Activator.this.open(tx, wish, Advisories.expiry(expected));
        }

        @Override
        public OperationResult<Connection> push(Connection opened, PushRun run) {
            return complete(opened, run);
        }
    }

    private OperationResult<Connection> complete(Connection opened, PushRun run) {
        var fault = run.open(sides(opened), opened.share().subject());
        if (fault != null) {
            throw putBack(opened, run, fault);
        }
        if (run.isWaiting()) {
            return new OperationResult<>(opened, new Outcome.Partial(run.reports()));
        }
        var active = context.commit(tx -> {
            run.end(tx, Journal.Result.ACTIVE);
            return done(tx, current(tx, opened));
        });
        if (active.isOnServers()) {
            wiring.mend(active, run.expected(), run.progress());
        }
        return new OperationResult<>(active, new Outcome.Done(run.reports()));
    }

    /// Puts both accounts back and returns the problem to throw.
    private ProblemException putBack(Connection opened, PushRun run, String fault) {
        run.progress().on(new Progress.RollingBack(fault));
        var rollback = rollback(run);
        var kind = context.store().read(rollback::kind);
        return putBack(opened, run)
                ? rollback.problem(kind, opened, fault)
                : ProblemException.of(
                        ProblemCode.ACTIVATION_UNCONFIRMED, opened.share().name(), fault);
    }

    /// Finishes the putting back of an activation that was interrupted or could not be confirmed. Returns whether
    /// it is done.
    public boolean finishPuttingBack(Connection interrupted, PushContext pushContext) {
        return protocol.goOn(sides(interrupted), pushContext, run -> {
            var now = StagedEdits.read(context, interrupted.id());
            return now.state() != ConnectionState.ACTIVATING || putBack(now, run);
        });
    }

    /// Signs both accounts without the connection and pushes them.
    private boolean putBack(Connection opened, PushRun run) {
        var rollback = rollback(run);
        context.commit(tx -> rollback.begun(tx, current(tx, opened)));
        if (!run.putBack(context.store().read(view -> ConnectionCloser.order(view, opened)))) {
            return false;
        }
        context.store()
                .write(tx -> rollback.endOffer(tx, current(tx, opened)))
                .ifPresent(context.ports().events()::changed);
        return true;
    }

    private Rollback rollback(PushRun run) {
        return new Rollback(context, tokens, run.pushContext().entry());
    }

    /// A partner that is not ours has to use the token itself: until then it waits, as when one is issued.
    private Connection done(StoreTx tx, Connection now) {
        var end = tokens.end(tx, now);
        if (StagedEdits.isOurs(tx, now.importer())) {
            return now.become(ConnectionState.ACTIVE, Reason.NONE, context.now())
                    .expiring(end);
        }
        var patience = context.now().plus(PendingLifetime.pendingLife(context, tx));
        return now.with(now.grant().left())
                .become(ConnectionState.PENDING, Reason.TOKEN_ISSUED, context.now())
                .expiring(end != null && end.isBefore(patience) ? end : patience);
    }

    private List<Account> parties(Connection connection) {
        return context.store()
                .read(view -> Stream.of(connection.exporter(), connection.importer())
                        .flatMap(key -> view.accounts().find(key).stream())
                        .toList());
    }

    /// The rows of an activation, checked and marked.
    ///
    /// @param expiry whether the token may end by itself
    Connection open(StoreTx tx, Connection wish, ActivationTokens.Expiry expiry) {
        var now = current(tx, wish);
        var local = wish.effectiveSubject();
        var mapping = new SubjectMapping(wish.share().subject(), local);
        new Preflight(context, tx)
                .arrival(new Arrival(
                        wish.importer(),
                        wish.exporter(),
                        wish.share().kind(),
                        mapping.remote(),
                        mapping.local(),
                        now.id()));
        var shaped = now.with(wish.share()).with(wish.reception());
        var grant = wish.grant().token() == null ? tokens.mint(tx, shaped, expiry) : wish.grant();
        var opened = shaped.with(grant).become(ConnectionState.ACTIVATING, Reason.NONE, context.now());
        tx.connections().save(opened);
        return opened;
    }

    private static Connection current(StoreTx tx, Connection connection) {
        return tx.connections().find(connection.id()).orElseThrow();
    }
}
