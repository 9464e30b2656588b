package dev.sluice.domain.federation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.ResolverChoice;
import dev.sluice.domain.federation.maintenance.PartialFailures;
import dev.sluice.domain.federation.maintenance.Reconciler;
import dev.sluice.domain.federation.maintenance.Recovery;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.push.BulkProof;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The change set, and pushing it.
public final class Publisher {
    private final SharingServices sharing;
    private final StagedPush stagedPush;
    private final EnvironmentContext context;
    private final Recovery recovery;
    private final Reconciler reconciler;

    public Publisher(SharingServices sharing, Recovery recovery, Reconciler reconciler) {
        this.reconciler = reconciler;
        this.sharing = sharing;
        this.stagedPush = new StagedPush(sharing);
        this.context = sharing.context();
        this.recovery = recovery;
    }

    public List<StagedChange> staged() {
        return context.store().read(view -> view.staged().in(context.id()));
    }

    /// Whether a crash or a silent server left something that the next push will finish or undo.
    public boolean isRecoveryNeeded() {
        return recovery.isNeeded();
    }

    /// What a push of everything staged or unconfirmed would do.
    public Preview preview() {
        return new Previews(sharing.context(), sharing.edits(), sharing.accountSigner(), sharing.delivery())
                .ofEverything();
    }

    /// Forgets one staged change.
    public void discard(UUID change) {
        context.act(Operation.local(Action.DISCARD).about(change.toString()), () -> stagedPush.discard(change));
    }

    /// Publishes what is staged or unconfirmed for these accounts; idempotent. An account that is confirmed is
    /// compared with what the servers store, and pushed again where it differs.
    public Outcome push(Collection<PublicKey> accounts, OperationOptions options) {
        return context.act(Operation.onServers(Action.PUSH, accounts), () -> pushAccounts(accounts, options));
    }

    private Outcome pushAccounts(Collection<PublicKey> accounts, OperationOptions options) {
        var keys = new HashSet<>(accounts);
        var reports = new ArrayList<>(finishOpenWork(options));
        var setbacks = new PartialFailures();
        reports.addAll(stagedPush.run(
                staged().stream()
                        .filter(change -> keys.contains(change.edit().account()))
                        .toList(),
                setbacks,
                options));
        var expected = sharing.delivery().expectedTrusting(options.without());
        // What every server has just taken is settled.
        reports.stream().filter(PushReport::isComplete).map(PushReport::account).forEach(keys::remove);
        for (var key : keys) {
            var account = context.store().read(view -> context.managed(view, key));
            AccountTimes.require(account, context.now());
            sharing.driftGuard().refuse(key, expected);
            if (!isSettled(account) || !sharing.prover().prove(key, expected).isStoredToUse()) {
                reports.add(sharing.protocol().republish(key, expected, options.progress()));
            }
        }
        var outcome = outcome(reports, expected);
        setbacks.raise();
        return outcome;
    }

    /// Publishes everything staged or unconfirmed.
    public Outcome pushAll(OperationOptions options) {
        return context.act(Operation.onServers(Action.PUSH).about("all"), () -> pushedAll(options));
    }

    private Outcome pushedAll(OperationOptions options) {
        var reports = new ArrayList<>(finishOpenWork(options));
        var setbacks = new PartialFailures();
        reports.addAll(stagedPush.run(staged(), setbacks, options));
        var expected = sharing.delivery().expectedTrusting(options.without());
        var outcome = settledAll(reports, expected, options);
        tellDrift(outcome, expected, options);
        setbacks.raise();
        return outcome;
    }

    /// Nothing is pushed over what is newer on servers than what is known here, so whoever pushes hears of it: a
    /// copy that was restored has nothing to push, and looked as if all were well.
    private void tellDrift(Outcome outcome, ExpectedServers expected, OperationOptions options) {
        var pushed =
                StagedPush.reports(outcome).stream().map(PushReport::account).collect(Collectors.toSet());
        var others = context.store()
                .read(view -> view.accounts().in(context.id()).stream()
                        .filter(account -> !pushed.contains(account.key()) && !isPutOff(view, account))
                        .toList());
        var overtaken = sharing.driftGuard().overtaken(others, expected);
        var names = others.stream()
                .filter(account -> overtaken.contains(account.key()))
                .map(Account::name)
                .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            PreflightFinding.tell(
                    List.of(PreflightFinding.of(PreflightFinding.Kind.NEWER_THERE, names)), options.progress());
        }
    }

    private boolean isPutOff(StoreView view, Account account) {
        return view.drift()
                .ignored(account.key())
                .filter(rest -> rest.until().isAfter(context.now()))
                .isPresent();
    }

    /// Publishes released content that is unconfirmed, for servers that lost or never had it. Staged edits stay
    /// where they are.
    public Outcome pushReleased(OperationOptions options) {
        return context.act(Operation.onServers(Action.PUSH).about("released"), () -> pushedReleased(options));
    }

    private Outcome pushedReleased(OperationOptions options) {
        var reports = new ArrayList<>(finishOpenWork(options));
        return settledAll(reports, sharing.delivery().expectedTrusting(options.without()), options);
    }

    /// Whether servers are told of what this account server took, which needs the vault.
    public boolean tellsServers(URI accountServer) {
        return context.environment().hasServers() && ResolverChoice.isBelieved(context, accountServer);
    }

    /// An account server took the texts last signed of these. Servers that ask it, and have them loaded already,
    /// go on with them.
    public void handedOver(Collection<PublicKey> keys, URI accountServer) {
        if (!tellsServers(accountServer)) {
            return;
        }
        try {
            var expected = sharing.delivery().expected(Set.of());
            if (!context.link().asks(accountServer)) {
                return;
            }
            keys.forEach(key -> sharing.protocol().again(key, expected));
        } catch (ProblemException e) {
            // Taken there all the same: servers take it up when they next load the account.
            OperationGate.remark(e.problem().text().what());
        }
    }

    private Outcome settledAll(List<PushReport> reports, ExpectedServers expected, OperationOptions options) {
        var unsettled = unsettled();
        var waiting = unsettled.stream().filter(this::isInTime).toList();
        sharing.driftGuard().refuse(waiting, expected);
        reports.addAll(sharing.bulk().republish(waiting, expected, options.progress()));
        var outcome = outcome(reports, expected);
        // What servers would take for nothing is said after the others are served.
        unsettled.forEach(account -> AccountTimes.require(account, context.now()));
        return outcome;
    }

    private boolean isInTime(Account account) {
        return !AccountTimes.of(account).isOver(context.now());
    }

    private List<PushReport> finishOpenWork(OperationOptions options) {
        return recovery.isNeeded()
                ? recovery.run(sharing.delivery().expectedToClose(options.without()), options.progress())
                : List.of();
    }

    private List<Account> unsettled() {
        return context.store()
                .read(view -> view.accounts().in(context.id()).stream()
                        .filter(Account::isManaged)
                        .filter(account -> !account.release().confirmed()
                                || !sharing.accountSigner().isCurrent(view, account))
                        .toList());
    }

    private boolean isSettled(Account account) {
        return account.release().confirmed()
                && context.store().read(view -> sharing.accountSigner().isCurrent(view, account));
    }

    private Outcome outcome(List<PushReport> reports, ExpectedServers expected) {
        var reached =
                reports.isEmpty() || reports.stream().anyMatch(report -> report.reachedAny() || report.isWaiting());
        if (!reached) {
            var report = reports.getFirst();
            var name = context.store().read(view -> context.nameOf(view, report.account()));
            throw ProblemException.of(
                    ProblemCode.PUSH_NO_ANSWER, name, report.summary(), "The servers keep what they had.");
        }
        var faults = new BulkProof(context, sharing.accountSigner()).mend(reports, sharing.bulk(), expected);
        reconciler.lookAgain(reports.stream().map(PushReport::account).collect(Collectors.toSet()));
        return faults.isEmpty() ? Outcome.of(reports) : new Outcome.Partial(reports, faults);
    }
}
