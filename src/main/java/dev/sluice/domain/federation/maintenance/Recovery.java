package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OpenWork;
import dev.sluice.domain.federation.operation.OpenWork.Choice;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.push.Delivery.PushContext;
import dev.sluice.domain.federation.sharing.AccountRemoval;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.federation.sharing.Suspension;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finishes or undoes what a crash or a silent server left open: what was closing is finished, what was opening is
/// put back unless somebody wants it finished.
public final class Recovery {
    private static final int SHORTEST_ID = 4;
    private static final Set<ConnectionState> CHANGING =
            EnumSet.of(ConnectionState.ACTIVATING, ConnectionState.REVOKING, ConnectionState.SUSPENDED);

    private final SharingServices sharing;
    private final EnvironmentContext context;
    private final Suspension suspension;
    private final AccountRemoval removal;
    private final ReturnedAccounts foundlings;

    public Recovery(SharingServices sharing, AccountRemoval removal) {
        this.sharing = sharing;
        this.context = sharing.context();
        this.suspension = new Suspension(sharing);
        this.removal = removal;
        this.foundlings = new ReturnedAccounts(context);
    }

    /// What is open, oldest first. Reads the database only.
    public List<OpenWork> list() {
        return context.leftOpen().stream().map(this::work).toList();
    }

    /// @param id the whole id or its beginning
    /// @throws ProblemException `WORK_UNKNOWN`
    public OpenWork find(String id) {
        var found = list().stream()
                .filter(work ->
                        id.length() >= SHORTEST_ID && work.id().toString().startsWith(id))
                .toList();
        if (found.size() != 1) {
            throw ProblemException.of(ProblemCode.WORK_UNKNOWN, id);
        }
        return found.getFirst();
    }

    private OpenWork work(Journal.Open open) {
        var entry = open.entry();
        var id = entry.connection();
        var connection = id == null
                ? null
                : context.store().read(view -> view.connections().find(id)).orElse(null);
        var accounts = new LinkedHashSet<PublicKey>();
        open.steps().forEach(step -> accounts.add(step.account()));
        return new OpenWork(
                entry.id(),
                entry.kind(),
                connection,
                List.copyOf(accounts),
                open.steps(),
                entry.startedAt(),
                connection == null ? EnumSet.of(Choice.FINISH) : choices(connection));
    }

    private static Set<Choice> choices(Connection connection) {
        if (connection.state() != ConnectionState.ACTIVATING) {
            return EnumSet.of(Choice.FINISH);
        }
        return connection.status().reason() == Reason.ROLLING_BACK
                ? EnumSet.of(Choice.PUT_BACK)
                : EnumSet.allOf(Choice.class);
    }

    /// Carries it to its end as it was meant.
    ///
    /// @throws ProblemException `WORK_NOT_CHOSEN` when it is being put back; the problems of accepting, which put
    /// it back
    public Outcome finish(UUID id, OperationOptions options) {
        var work = chosen(id, Choice.FINISH);
        return context.act(
                Operation.onServers(Action.PUSH, work.accounts()).about("finish " + id),
                () -> finishWork(work, options));
    }

    private Outcome finishWork(OpenWork work, OperationOptions options) {
        var id = work.id();
        var expected = sharing.delivery().expected(options.without());
        var connection = work.connection();
        if (connection != null && connection.state() == ConnectionState.ACTIVATING) {
            return held(
                    id,
                    () -> sharing.activator()
                            .finish(connection, new PushContext(id, Purpose.OPEN, expected, options.progress()))
                            .outcome());
        }
        return Outcome.of(settleWork(id, expected, options.progress()));
    }

    /// Undoes it.
    ///
    /// @throws ProblemException `WORK_NOT_CHOSEN` for what can only be finished
    public Outcome putBack(UUID id, OperationOptions options) {
        var work = chosen(id, Choice.PUT_BACK);
        return context.act(
                Operation.onServers(Action.PUSH, work.accounts()).about("put back " + id), () -> back(id, options));
    }

    private Outcome back(UUID id, OperationOptions options) {
        var expected = sharing.delivery().expected(options.without());
        return Outcome.of(settleWork(id, expected, options.progress()));
    }

    private OpenWork chosen(UUID id, Choice choice) {
        var work = list().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.WORK_UNKNOWN, id));
        if (!work.choices().contains(choice)) {
            throw ProblemException.of(ProblemCode.WORK_NOT_CHOSEN, choice == Choice.FINISH ? "finished" : "put back");
        }
        return work;
    }

    private <T> T held(UUID entry, java.util.function.Supplier<T> act) {
        try (var _ = context.resume(entry).orElseThrow(() -> ProblemException.of(ProblemCode.WORK_UNKNOWN, entry))) {
            return act.get();
        }
    }

    /// Whether anything was left open.
    public boolean isNeeded() {
        return !context.leftOpen().isEmpty() || !unfinished().isEmpty();
    }

    /// @return what the servers said; incomplete reports mean that something is still open
    public List<PushReport> run(ExpectedServers expected, Progress progress) {
        var setbacks = new PartialFailures();
        var reports = run(expected, progress, _ -> true, setbacks);
        setbacks.raise();
        return reports;
    }

    /// @param wanted what is to be settled now
    List<PushReport> run(
            ExpectedServers expected, Progress progress, Predicate<OpenWork> wanted, PartialFailures setbacks) {
        var reports = new ArrayList<PushReport>();
        unfinished().forEach(this::reopen);
        settleAll(
                told(progress, reports),
                expected,
                wanted,
                context.link().resolver().isInstalledByHand(),
                setbacks);
        return reports;
    }

    private List<PushReport> settleWork(UUID id, ExpectedServers expected, Progress progress) {
        var reports = new ArrayList<PushReport>();
        var setbacks = new PartialFailures();
        settleAll(told(progress, reports), expected, one -> one.id().equals(id), false, setbacks);
        setbacks.raise();
        return reports;
    }

    private static Progress told(Progress progress, List<PushReport> reports) {
        return step -> {
            if (step instanceof Progress.Pushed pushed) {
                reports.add(pushed.report());
            }
            progress.on(step);
        };
    }

    /// @param goesOn whether an activation is looked after that waits to be installed; it is put back otherwise
    private void settleAll(
            Progress told,
            ExpectedServers expected,
            Predicate<OpenWork> wanted,
            boolean goesOn,
            PartialFailures setbacks) {
        for (var work : list()) {
            if (wanted.test(work)) {
                var held = context.resume(work.id());
                if (held.isPresent()) {
                    try (var _ = held.get()) {
                        setbacks.past(
                                () -> settle(work, new PushContext(work.id(), Purpose.CLOSE, expected, told), goesOn));
                    }
                }
            }
        }
    }

    private OpenWork settle(OpenWork work, PushContext pushContext, boolean goesOn) {
        // What was settled just before may have ended it: a deletion ends the connections of its account.
        var connection = now(work.connection());
        if (work.kind() == Journal.Kind.REMOVE) {
            goOnRemoving(pushContext);
        } else if (connection == null || !isUnderWay(connection)) {
            republish(work, pushContext);
        } else if (connection.state() == ConnectionState.REVOKING) {
            sharing.closer().finish(connection, pushContext);
        } else if (connection.state() == ConnectionState.SUSPENDED) {
            suspension.finish(connection, pushContext);
        } else if (goesOn && connection.status().reason() != Reason.ROLLING_BACK) {
            sharing.activator().finish(connection, pushContext.as(Purpose.OPEN));
        } else {
            sharing.activator().finishPuttingBack(connection, pushContext);
        }
        return work;
    }

    private @Nullable Connection now(@Nullable Connection listed) {
        return listed == null
                ? null
                : context.store()
                        .read(view -> view.connections().find(listed.id()))
                        .orElse(null);
    }

    private static boolean isUnderWay(Connection connection) {
        return connection.state() == ConnectionState.REVOKING
                || connection.state() == ConnectionState.ACTIVATING
                || Suspension.isUnderWay(connection);
    }

    private List<Connection> unfinished() {
        return context.store().read(view -> view.connections().in(context.id(), CHANGING)).stream()
                .filter(Recovery::isUnderWay)
                .toList();
    }

    /// Unfinished connections whose journal entry is gone get another one.
    private void reopen(Connection connection) {
        var known = context.store().read(view -> view.journal().open(context.id())).stream()
                .anyMatch(open -> connection.id().equals(open.entry().connection()));
        if (!known) {
            var kind = connection.state() == ConnectionState.ACTIVATING ? Journal.Kind.ACTIVATE : Journal.Kind.END;
            context.reopen(kind, connection.id());
        }
    }

    /// A deletion that was begun is finished: its connections are ended already. One of which only the journal
    /// knows is dropped.
    private void goOnRemoving(PushContext pushContext) {
        var begun = context.store()
                .read(view -> view.accounts().removals(context.id()).stream()
                        .filter(Removal::isOpen)
                        .filter(row -> view.accounts()
                                .find(row.account())
                                .filter(Account::isLive)
                                .isPresent())
                        .toList());
        if (begun.isEmpty()) {
            context.end(pushContext.entry(), Journal.Ending.of(Journal.Result.NOTHING_TO_DO));
        }
        for (var row : begun.stream().limit(1).toList()) {
            removal.proceed(row.account(), pushContext);
        }
    }

    /// The rows tell what is right: accounts that the entry touched are signed anew from them, unless their last
    /// text says the same and every server has it. Where another tool has pushed meanwhile, a person chooses
    /// first.
    private void republish(OpenWork work, PushContext pushContext) {
        foundlings.adopt(work, pushContext.expected());
        var complete = true;
        for (var key : touched(work)) {
            var live = context.store()
                    .read(view -> view.accounts().find(key))
                    .filter(account -> account.isLive() && account.isManaged());
            if (live.isPresent()
                    && sharing.driftGuard()
                            .theirs(live.get(), pushContext.expected())
                            .isPresent()) {
                complete = false;
            } else if (live.isPresent()) {
                complete &= sharing.protocol()
                        .republish(key, pushContext.expected(), pushContext.progress())
                        .isComplete();
            }
        }
        if (complete) {
            context.end(pushContext.entry(), Journal.Ending.of(Journal.Result.RECOVERED));
        }
    }

    /// What it was about to push, and the sides of its connection that say less than their rows: a renewal changes
    /// rows before it signs.
    private Set<PublicKey> touched(OpenWork work) {
        var touched = new LinkedHashSet<>(work.accounts());
        var connection = work.connection();
        if (connection != null) {
            Stream.of(connection.exporter(), connection.importer())
                    .filter(this::isBehind)
                    .forEach(touched::add);
        }
        return touched;
    }

    private boolean isBehind(PublicKey key) {
        return context.store()
                .read(view -> view.accounts()
                        .find(key)
                        .filter(account -> account.isLive() && account.isManaged())
                        .filter(account -> !sharing.accountSigner().isCurrent(view, account))
                        .isPresent());
    }
}
