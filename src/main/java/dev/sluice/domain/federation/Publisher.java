package dev.sluice.domain.federation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.ResolverChoice;
import dev.sluice.domain.federation.maintenance.Reconciler;
import dev.sluice.domain.federation.maintenance.Recovery;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Preview.AccountChange;
import dev.sluice.domain.federation.preflight.ContentChecks;
import dev.sluice.domain.federation.preflight.GraphCheck;
import dev.sluice.domain.federation.preflight.PreflightRunner;
import dev.sluice.domain.federation.push.BulkProof;
import dev.sluice.domain.federation.sharing.ConnectionCloser;
import dev.sluice.domain.federation.sharing.KeptImports;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.Accept;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.model.record.StagedChange.RemoveImport;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The change set, and pushing it.
public final class Publisher {
    private final SharingServices sharing;
    private final KeptImports keptImports;
    private final EnvironmentContext context;
    private final Recovery recovery;
    private final Reconciler reconciler;

    public Publisher(SharingServices sharing, Recovery recovery, Reconciler reconciler) {
        this.reconciler = reconciler;
        this.sharing = sharing;
        this.keptImports = new KeptImports(sharing.context(), sharing.publication(), sharing.closer());
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
        return context.store().rehearse(tx -> {
            var effects = new ArrayList<>(sharing.edits().applyStaged(tx));
            var staged = tx.staged().in(context.id());
            staged.stream()
                    .flatMap(change -> checked(tx, change.edit()).stream())
                    .distinct()
                    .map(Effect.Warns::new)
                    .forEach(effects::add);
            return preview(tx, effects, staged);
        });
    }

    Preview previewOf(Edit edit) {
        return previewOf(_ -> edit);
    }

    /// @param made gives the edit within the rehearsal, which may prepare rows for it
    Preview previewOf(Function<StoreTx, Edit> made) {
        return context.store().rehearse(tx -> {
            var edit = made.apply(tx);
            // Asked for first: an edit that ends a connection leaves no trace of whom it concerned.
            var concerned = StagedEdits.concerned(tx, edit);
            var effects = new ArrayList<>(sharing.edits().apply(tx, edit));
            checked(tx, edit).stream().map(Effect.Warns::new).forEach(effects::add);
            var changes = concerned.stream()
                    .flatMap(key -> tx.accounts().find(key).stream())
                    .filter(Account::isManaged)
                    .map(account -> new AccountChange(
                            account, List.of(), sharing.accountSigner().changes(tx, account)))
                    // One that is merely unconfirmed is none of this edit's business.
                    .filter(change -> !change.claims().isEmpty())
                    .toList();
            return new Preview(changes, effects);
        });
    }

    /// With what servers know of it, while a link is open; a preview opens none.
    Preview withLive(Preview preview, Connection wish) {
        if (!(context.link().state() instanceof LinkState.Connected)) {
            return preview;
        }
        var effects = new ArrayList<>(preview.effects());
        try {
            var expected = sharing.delivery().roster(Set.of());
            new PreflightRunner(context)
                    .live(wish, expected).stream().map(Effect.Warns::new).forEach(effects::add);
        } catch (ProblemException _) {
            // Lost meanwhile: accepting checks again, and tells.
            return preview;
        }
        return new Preview(preview.accounts(), effects);
    }

    private List<PreflightFinding> checked(StoreTx tx, Edit edit) {
        var overtaken = sharing.edits().overtaken(tx, edit);
        if (overtaken.isPresent()) {
            return List.of(overtaken.get());
        }
        var checkup = new PreflightRunner(context);
        return switch (edit) {
            case Accept accept ->
                checkup.activation(
                        tx,
                        preparedGrant(accept.wish(StagedEdits.get(tx, accept.connection()))),
                        GraphCheck.MOST_BYTES);
            case AddExport _, AddImport _, ChangeAccount _ ->
                ContentChecks.of(context, edit).rehearsed(tx, GraphCheck.MOST_BYTES);
            case RemoveExport _, RemoveImport _, End _ -> List.of();
        };
    }

    /// The placeholder of a preview is no token to be read.
    private static Connection preparedGrant(Connection connection) {
        return connection.with(Connection.Grant.NONE);
    }

    private Preview preview(StoreTx tx, List<Effect> effects, List<StagedChange> staged) {
        var changes = new ArrayList<AccountChange>();
        var all = new ArrayList<>(effects);
        for (var account : tx.accounts().in(context.id())) {
            if (!account.isManaged()) {
                continue;
            }
            var own = staged.stream()
                    .filter(change -> change.edit().account().equals(account.key()))
                    .toList();
            var claims = sharing.accountSigner().changes(tx, account);
            if (!claims.isEmpty() || !own.isEmpty() || !account.release().confirmed()) {
                changes.add(new AccountChange(account, own, claims));
            }
            if (!account.release().confirmed()) {
                all.add(new Effect.Publishes(account.name()));
            }
        }
        return new Preview(changes, all);
    }

    /// Forgets one staged change.
    public void discard(UUID change) {
        context.act(Operation.local(Action.DISCARD).about(change.toString()), () -> discardChange(change));
    }

    private UUID discardChange(UUID change) {
        return context.store().write(tx -> {
            tx.staged().drop(change);
            return change;
        });
    }

    /// Publishes what is staged or unconfirmed for these accounts; idempotent. An account that is confirmed is
    /// compared with what the servers store, and pushed again where it differs.
    public Outcome push(Collection<PublicKey> accounts, OperationOptions options) {
        return context.act(Operation.onServers(Action.PUSH, accounts), () -> pushAccounts(accounts, options));
    }

    private Outcome pushAccounts(Collection<PublicKey> accounts, OperationOptions options) {
        var keys = new HashSet<>(accounts);
        var reports = new ArrayList<>(finishOpenWork(options));
        for (var change : staged()) {
            if (keys.contains(change.edit().account())) {
                reports.addAll(reports(publish(change, options)));
            }
        }
        var expected = sharing.delivery().trustingRoster(options.without());
        for (var key : keys) {
            var account = context.store().read(view -> context.managed(view, key));
            AccountTimes.require(account, context.now());
            sharing.driftGuard().refuse(key, expected);
            if (!isSettled(account) || !sharing.prover().prove(key, expected).isStoredToUse()) {
                reports.add(sharing.protocol().republish(key, expected, options.progress()));
            }
        }
        return outcome(reports, expected);
    }

    /// Publishes everything staged or unconfirmed.
    public Outcome pushAll(OperationOptions options) {
        return context.act(Operation.onServers(Action.PUSH).about("all"), () -> pushedAll(options));
    }

    private Outcome pushedAll(OperationOptions options) {
        var reports = new ArrayList<>(finishOpenWork(options));
        for (var change : staged()) {
            reports.addAll(reports(publish(change, options)));
        }
        return settledAll(reports, options);
    }

    /// Publishes released content that is unconfirmed, for servers that lost or never had it. Staged edits stay
    /// where they are.
    public Outcome pushReleased(OperationOptions options) {
        return context.act(Operation.onServers(Action.PUSH).about("released"), () -> pushedReleased(options));
    }

    private Outcome pushedReleased(OperationOptions options) {
        return settledAll(new ArrayList<>(finishOpenWork(options)), options);
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
            var expected = sharing.delivery().roster(Set.of());
            if (!context.link().asks(accountServer)) {
                return;
            }
            keys.forEach(key -> sharing.protocol().again(key, expected));
        } catch (ProblemException e) {
            // Taken there all the same: servers take it up when they next load the account.
            OperationGate.remark(e.problem().text().what());
        }
    }

    private Outcome settledAll(List<PushReport> reports, OperationOptions options) {
        var expected = sharing.delivery().trustingRoster(options.without());
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
                ? recovery.run(sharing.delivery().closingRoster(options.without()), options.progress())
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

    private Outcome publish(StagedChange change, OperationOptions options) {
        if (context.store().read(view -> StagedEdits.isDone(view, change.edit()))) {
            discardChange(change.id());
            return new Outcome.Done(List.of());
        }
        var overtaken = context.store().read(view -> sharing.edits().overtaken(view, change.edit()));
        if (overtaken.isPresent()) {
            return forgotten(change, overtaken.get(), options);
        }
        var now = new OperationOptions(OperationOptions.Timing.NOW, options.without(), options.progress());
        var outcome = switch (change.edit()) {
            // Tokens may have been handed out since it was staged.
            case AddExport add -> publishEdit(add.confirming(options.confirmed()), now);
            case RemoveExport remove -> removeExport(remove, now);
            case AddImport add -> publishEdit(add, now);
            case RemoveImport remove -> publishEdit(remove, now);
            case ChangeAccount changed -> publishEdit(changed, now);
            case Accept accept -> accept(accept, now.confirming(options.confirmed()));
            case End end -> end(end, now);
        };
        // What reached some servers only, and is not done here either, waits for the next push.
        if (!(outcome instanceof Outcome.Partial partial)
                || partial.isWaiting()
                || context.store().read(view -> StagedEdits.isDone(view, change.edit()))) {
            discard(change.id());
        }
        return outcome;
    }

    /// It stands in the way of no other: whoever pushes is told, and the log too.
    private Outcome forgotten(StagedChange change, PreflightFinding why, OperationOptions options) {
        PreflightFinding.tell(List.of(why), options.progress());
        OperationGate.remark(why.text());
        discardChange(change.id());
        return new Outcome.Done(List.of());
    }

    private Outcome publishEdit(Edit edit, OperationOptions options) {
        return sharing.publication()
                .publish(
                        edit.account(),
                        tx -> sharing.edits().apply(tx, edit),
                        ContentChecks.of(context, edit),
                        options);
    }

    private Outcome removeExport(RemoveExport remove, OperationOptions options) {
        var export = context.store()
                .read(view -> view.exports().find(remove.export()).orElseThrow());
        var kept = context.store().read(view -> KeptClaims.restingOn(view, export));
        var lacking = keptImports.endAll(kept, Reason.REVOKED_BY_EXPORTER, options);
        var users = context.store().read(view -> StagedEdits.restingOn(view, export));
        var open = sharing.closer().endAll(users, options);
        if (open.isPresent() || lacking.isPresent()) {
            return open.or(() -> lacking).orElseThrow();
        }
        var live = context.store()
                .read(view -> view.exports().find(remove.export()).orElseThrow())
                .isLive();
        return live ? publishEdit(remove, options) : new Outcome.Done(List.of());
    }

    private Outcome accept(Accept accept, OperationOptions options) {
        var connection = context.store().read(view -> StagedEdits.get(view, accept.connection()));
        return sharing.activator().activate(accept.wish(connection), options).outcome();
    }

    private Outcome end(End end, OperationOptions options) {
        var connection = context.store().read(view -> StagedEdits.get(view, end.connection()));
        var reason = ConnectionCloser.reason(connection, connection.importer().equals(end.account()));
        return sharing.closer().end(connection, reason, options).outcome();
    }

    private static List<PushReport> reports(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done.reports();
            case Outcome.Partial partial -> partial.reports();
            case Outcome.Staged _, Outcome.Local _ -> List.of();
        };
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
