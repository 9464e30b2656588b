package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.PendingLifetime;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.Progress.Purpose;
import dev.sluice.domain.federation.preflight.Advisories;
import dev.sluice.domain.federation.preflight.Preflight;
import dev.sluice.domain.federation.preflight.Preflight.Arrival;
import dev.sluice.domain.federation.preflight.PreflightRunner;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.push.Delivery.Errand;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.Prover;
import dev.sluice.domain.federation.push.SubscriptionWiring;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Opens a connection on the servers: exporter first, then importer, each read back on every server; or puts both
/// back with newly signed JWTs (architecture.md#success-is-what-servers-say-afterwards; nats-server-facts.md#5.3).
public final class Activator {
    private final EnvironmentContext scope;
    private final AccountSigner accountSigner;
    private final ActivationTokens tokens;
    private final Delivery delivery;
    private final Prover prover;
    private final DriftGuard driftGuard;
    private final SubscriptionWiring wiring;
    private final PreflightRunner checkup;

    Activator(
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
        this.checkup = new PreflightRunner(driftGuard.scope());
        this.wiring = new SubscriptionWiring(driftGuard.scope(), delivery);
    }

    /// Takes a pending connection to active, or to waiting for a partner that is not ours. `wish` is the
    /// connection with the reception, share and token (if it came with one) that are to be.
    public OperationResult<Connection> activate(Connection wish, OperationOptions manner) {
        return activate(wish, _ -> {}, manner);
    }

    /// @param before what changes in the rows together with it, repeatable
    public OperationResult<Connection> activate(Connection wish, Consumer<StoreTx> before, OperationOptions manner) {
        return activate(wish, Journal.Kind.ACTIVATE, before, manner);
    }

    /// @param kind of work: what putting it back leaves depends on it
    public OperationResult<Connection> activate(
            Connection wish, Journal.Kind kind, Consumer<StoreTx> before, OperationOptions manner) {
        try (var _ = scope.locks().hold(wish.exporter(), wish.importer());
                var _ = scope.link().holdPusher()) {
            var roster = delivery.fullRoster(manner.without());
            var parties = parties(wish);
            parties.forEach(account -> AccountTimes.require(account, scope.now()));
            driftGuard.refuse(parties, roster);
            var expiry = Advisories.expiry(roster);
            var warnings = check(wish, before, expiry, roster);
            PreflightRunner.tell(warnings, manner);
            try (var work = scope.work()) {
                var opened = scope.commit(tx -> {
                    work.begin(tx, kind, wish.id());
                    before.accept(tx);
                    return open(tx, wish, expiry);
                });
                manner.progress().on(new Progress.Journalled());
                var errand = new Errand(work.entry(), Purpose.OPEN, roster, manner.progress());
                return complete(opened, errand, warnings);
            }
        }
    }

    /// Goes on with an activation that was interrupted: pushes what is not confirmed, and proves.
    public OperationResult<Connection> finish(Connection interrupted, Errand errand) {
        try (var _ = scope.locks().hold(interrupted.exporter(), interrupted.importer())) {
            var now = scope.store()
                    .read(view -> view.connections().find(interrupted.id()).orElseThrow());
            return complete(now, errand, List.of());
        }
    }

    private OperationResult<Connection> complete(Connection opened, Errand errand, List<PreflightFinding> warnings) {
        var run = new Run(opened, errand);
        var fault = run.open();
        if (fault != null) {
            throw run.putBack(fault);
        }
        if (run.isWaiting) {
            return new OperationResult<>(opened, new Outcome.Partial(run.reports));
        }
        var active = scope.commit(tx -> {
            tx.journal().end(errand.entry(), PreflightRunner.recorded("active", warnings), scope.now());
            return done(tx, current(tx, opened));
        });
        if (active.isOnServers()) {
            wiring.mend(active, errand);
        }
        return new OperationResult<>(active, new Outcome.Done(run.reports));
    }

    /// A partner that is not ours has to use the token itself: until then it waits, as when one is issued.
    private Connection done(StoreTx tx, Connection now) {
        var end = tokens.end(tx, now);
        if (StagedEdits.isOurs(tx, now.importer())) {
            return now.become(ConnectionState.ACTIVE, Reason.NONE, scope.now()).expiring(end);
        }
        var patience = scope.now().plus(PendingLifetime.pendingLife(scope, tx));
        return now.with(now.grant().left())
                .become(ConnectionState.PENDING, Reason.TOKEN_ISSUED, scope.now())
                .expiring(end != null && end.isBefore(patience) ? end : patience);
    }

    private List<Account> parties(Connection connection) {
        return scope.store()
                .read(view -> Stream.of(connection.exporter(), connection.importer())
                        .flatMap(key -> view.accounts().find(key).stream())
                        .toList());
    }

    /// The whole graph as it would be, before anything is signed.
    ///
    /// @return what is only warned of
    private List<PreflightFinding> check(
            Connection wish, Consumer<StoreTx> before, ActivationTokens.Expiry expiry, ExpectedServers roster) {
        var most = checkup.most(roster, List.of(wish.exporter(), wish.importer()));
        var found = new ArrayList<>(scope.store().rehearse(tx -> {
            before.accept(tx);
            var opened = open(tx, wish, expiry);
            if (wish.grant().token() == null) {
                new OverlappingTokens(scope, tx).refuse(opened);
            }
            return checkup.activation(tx, opened, most);
        }));
        PreflightRunner.refuse(found);
        found.addAll(checkup.live(wish, roster));
        PreflightRunner.refuse(found);
        return found;
    }

    /// The rows of an activation, checked and marked.
    ///
    /// @param expiry whether the token may end by itself
    Connection open(StoreTx tx, Connection wish, ActivationTokens.Expiry expiry) {
        var now = current(tx, wish);
        var local = wish.effectiveSubject();
        var mapping = new SubjectMapping(wish.share().subject(), local);
        new Preflight(scope, tx)
                .arrival(new Arrival(
                        wish.importer(),
                        wish.exporter(),
                        wish.share().kind(),
                        mapping.remote(),
                        mapping.local(),
                        now.id()));
        var shaped = now.with(wish.share()).with(wish.reception());
        var grant = wish.grant().token() == null ? tokens.mint(tx, shaped, expiry) : wish.grant();
        var opened = shaped.with(grant).become(ConnectionState.ACTIVATING, Reason.NONE, scope.now());
        tx.connections().save(opened);
        return opened;
    }

    /// Finishes the putting back of an activation that was interrupted or could not be confirmed. Returns whether
    /// it is done.
    public boolean finishPuttingBack(Connection interrupted, Errand errand) {
        try (var _ = scope.locks().hold(interrupted.exporter(), interrupted.importer())) {
            var now = scope.store()
                    .read(view -> view.connections().find(interrupted.id()).orElseThrow());
            if (now.state() != ConnectionState.ACTIVATING) {
                return true;
            }
            return new Run(now, errand).close();
        }
    }

    private static Connection current(StoreTx tx, Connection connection) {
        return tx.connections().find(connection.id()).orElseThrow();
    }

    /// One activation while it runs.
    private final class Run {
        private final Connection connection;
        private final Errand errand;
        private final Rollback rollback;
        private final List<PushReport> reports = new ArrayList<>();
        private final boolean isByHand = scope.link().resolver().isInstalledByHand();
        /// Somebody has to install what is signed.
        private boolean isWaiting;

        Run(Connection connection, Errand errand) {
            this.connection = connection;
            this.errand = errand;
            this.rollback = new Rollback(scope, tokens, errand.entry());
        }

        /// What went wrong, null if nothing did.
        @Nullable
        String open() {
            try {
                var fault = pushAndProve(connection.exporter());
                return fault != null ? fault : pushAndProve(connection.importer());
            } catch (ProblemException e) {
                return e.problem().text().clause();
            }
        }

        private @Nullable String pushAndProve(PublicKey key) {
            var account = scope.store().read(view -> view.accounts().find(key));
            if (account.isEmpty() || !account.get().isManaged()) {
                return null;
            }
            var current = scope.store().read(view -> accountSigner.isCurrent(view, account.get()));
            if (!current || !account.get().release().confirmed()) {
                // Another tool may have pushed while the other side was under way. Nothing is signed then, so that
                // putting back leaves its text alone.
                driftGuard.refuse(key, errand.roster());
                var report = delivery.signAndPush(key, driftGuard.refusing(account.get(), errand));
                reports.add(report);
                if (isByHand && !report.isComplete() && !report.isRefused()) {
                    isWaiting = true;
                    return null;
                }
                if (!report.isComplete()) {
                    return account.get().name() + ": " + report.summary();
                }
            }
            errand.progress().on(new Progress.Proving(account.get()));
            var proof = prover.prove(key, errand.roster());
            errand.progress().on(new Progress.Proved(account.get(), proof));
            if (isByHand && !proof.isEffective()) {
                // Servers that are reloaded one after the other, and accounts of one that take it up in any order.
                isWaiting = true;
                return null;
            }
            return proof.isEffective() ? null : account.get().name() + ": " + proof.summary();
        }

        /// Puts both accounts back and returns the problem to throw.
        ProblemException putBack(String fault) {
            errand.progress().on(new Progress.RollingBack(fault));
            var kind = scope.store().read(rollback::kind);
            return close()
                    ? rollback.problem(kind, connection, fault)
                    : ProblemException.of(
                            ProblemCode.ACTIVATION_UNCONFIRMED,
                            connection.share().name(),
                            fault);
        }

        /// Signs both accounts without the connection and pushes them.
        boolean close() {
            scope.commit(tx -> rollback.begun(tx, current(tx, connection)));
            var back = errand.as(Purpose.PUT_BACK);
            // Both, always: a failed first push says nothing of the second.
            var sides = scope.store().read(view -> ConnectionCloser.order(view, connection));
            var firstIsBack = putBack(sides.getFirst(), back);
            if (!putBack(sides.getLast(), back) || !firstIsBack) {
                return false;
            }
            scope.store()
                    .write(tx -> rollback.endOffer(tx, current(tx, connection)))
                    .ifPresent(scope.ports().events()::changed);
            return true;
        }

        private boolean putBack(PublicKey key, Errand back) {
            var account = scope.store().read(view -> view.accounts().find(key));
            if (account.isEmpty()
                    || !account.get().isManaged()
                    || !account.get().isLive()) {
                return true;
            }
            try {
                var signed = scope.store().read(view -> accountSigner.isCurrent(view, account.get()));
                if (signed && account.get().release().confirmed()) {
                    return true;
                }
                if (!signed) {
                    driftGuard.overtake(account.get(), back.roster());
                }
                var report = signed ? delivery.again(account.get(), back) : delivery.signAndPush(key, back);
                reports.add(report);
                return report.isComplete() && prover.prove(key, back.roster()).isInForce();
            } catch (ProblemException _) {
                // Unreachable or locked: told by the state, and tried again with the next push.
                return false;
            }
        }
    }
}
