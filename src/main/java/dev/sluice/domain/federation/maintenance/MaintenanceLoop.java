package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.MaintenanceStatus;
import dev.sluice.domain.federation.operation.OpenWork;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.push.PushProtocol;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.operation.OperationVerdict;
import dev.sluice.domain.port.StoreHash;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.time.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Works in the background while a workspace is open: ends what has expired, retries with growing pauses what not
/// every server has confirmed, finishes what a crash interrupted, and compares every server with what is agreed
/// from time to time, at once when a server's store changes its hash.
public final class MaintenanceLoop implements AutoCloseable {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_WARNINGS = Duration.ofHours(1);
    private static final Duration BETWEEN_COMPARISONS = Duration.ofMinutes(10);
    private static final Duration AFTER_CHANGE = Duration.ofSeconds(30);
    /// What takes longer than this is done more seldom: of thousands of accounts, each comparison keeps a
    /// processor busy for seconds, and stores change all the time.
    private static final Duration QUICK = Duration.ofSeconds(2);
    /// How much longer than a comparison the rest after it is: an idle window takes less than 2 % of a core.
    private static final int REST = 60;
    private static final Duration IDLE_PAUSE = Duration.ofSeconds(10);
    private static final Duration PROOF_LIFE = Duration.ofMinutes(15);
    /// How long an interrupted activation is left to a person's choice.
    private static final Duration CHOICE = Duration.ofMinutes(2);
    private static final long TICK_SECONDS = 1;

    private final Delivery delivery;
    private final PushProtocol protocol;
    private final EnvironmentContext context;
    private final Recovery recovery;
    private final Reconciler reconciler;
    private final Expiry expiry;
    private final FirstSync firstSync;
    private final ConnectionHealth watch;
    private final SubscriptionRepair rewiring;
    private final Instant startedAt;
    private final List<Consumer<MaintenanceStatus>> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, String> hashes = new ConcurrentHashMap<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile MaintenanceStatus care = MaintenanceStatus.IDLE;
    private volatile @Nullable Instant lastProof;
    private volatile @Nullable Instant nextRound;
    private volatile @Nullable Instant lastWarned;
    private volatile boolean storesChanged = true;
    private volatile Duration comparing = Duration.ZERO;
    private @Nullable ScheduledFuture<?> ticking;
    private @Nullable Registration hearing;

    public MaintenanceLoop(
            EnvironmentContext context,
            Delivery delivery,
            PushProtocol protocol,
            FirstSync firstSync,
            Recovery recovery,
            Reconciler reconciler,
            Expiry expiry) {
        this.delivery = delivery;
        this.protocol = protocol;
        this.context = context;
        this.recovery = recovery;
        this.reconciler = reconciler;
        this.expiry = expiry;
        this.firstSync = firstSync;
        this.watch = reconciler.watch();
        this.rewiring = new SubscriptionRepair(context, protocol);
        this.startedAt = context.now();
    }

    public MaintenanceStatus care() {
        return care;
    }

    /// Told of each change, off the FX thread; the present state first.
    public Registration onChange(Consumer<MaintenanceStatus> listener) {
        listeners.add(listener);
        listener.accept(care);
        return () -> listeners.remove(listener);
    }

    /// Begins to work in the background until closed. A second start changes nothing.
    ///
    /// @param worker for what asks servers
    public synchronized void start(Executor worker) {
        if (ticking == null) {
            ticking = context.ports()
                    .ticker()
                    .scheduleWithFixedDelay(() -> tick(worker), 0, TICK_SECONDS, TimeUnit.SECONDS);
        }
    }

    private void tick(Executor worker) {
        if (isDue() && busy.compareAndSet(false, true)) {
            worker.execute(() -> {
                try {
                    round();
                } finally {
                    busy.set(false);
                }
            });
        }
    }

    private boolean isDue() {
        var next = nextRound;
        return next == null || isOver(next, LONGEST_PAUSE);
    }

    /// A clock that was put back does not make anything wait longer than it ever would.
    private boolean isOver(Instant end, Duration longest) {
        var now = context.now();
        return !now.isBefore(end) || end.isAfter(now.plus(longest));
    }

    /// One round, on the calling thread. What cannot be done now is told by the state, not thrown.
    public void round() {
        try {
            expiry.endOffers();
            expiry.warn();
            warnOfEndings();
            if (!context.environment().hasServers() || !isAnythingToDo()) {
                watch.noteEnds();
                publish(idle());
                return;
            }
            publish(new MaintenanceStatus(
                    MaintenanceStatus.State.WORKING, open(), care.attempts(), null, "", care.lastCompared()));
            var reports = context.acts()
                    .inBackground(
                            Operation.onServers(Action.BACKGROUND),
                            this::work,
                            done -> Outcome.verdictOf(Outcome.of(done)));
            watch.noteEnds();
            var left = open();
            publish(left == 0 ? idle() : retrying(summary(reports)));
        } catch (ProblemException e) {
            noteFailure(e);
        }
    }

    private void warnOfEndings() {
        var last = lastWarned;
        if (last == null || isOver(last.plus(BETWEEN_WARNINGS), BETWEEN_WARNINGS)) {
            expiry.warnOfEndings();
            lastWarned = context.now();
        }
    }

    /// Whatever stands in the way, one silent server of many too: what was proven is known no more.
    private void noteOverdue() {
        var proof = lastProof;
        var since = proof == null ? startedAt : proof;
        if (since.plus(PROOF_LIFE).isBefore(context.now())) {
            context.acts()
                    .inBackground(
                            Operation.local(Action.BACKGROUND),
                            () -> {
                                watch.overdue();
                                return since;
                            },
                            _ -> OperationVerdict.DONE);
        }
    }

    private void noteFailure(ProblemException e) {
        // What changed there may not have been compared.
        storesChanged = true;
        watch.noteEnds();
        if (e.code() != ProblemCode.VAULT_LOCKED) {
            noteOverdue();
        }
        var why = e.problem().text().what();
        var next = retrying(why);
        publish(
                e.code() == ProblemCode.VAULT_LOCKED
                        ? new MaintenanceStatus(
                                MaintenanceStatus.State.WAITING_FOR_UNLOCK,
                                next.open(),
                                next.attempts(),
                                next.nextTry(),
                                why,
                                next.lastCompared())
                        : next);
    }

    private boolean isAnythingToDo() {
        return open() > 0
                || !expiry.dueOnServers().isEmpty()
                || !watch.awaited().isEmpty()
                || isComparisonDue();
    }

    private boolean isComparisonDue() {
        var last = care.lastCompared();
        // Our own pushes change the hashes too: not a comparison for each of them.
        var pause = storesChanged || context.isDoubtful() ? rested() : BETWEEN_COMPARISONS;
        return last == null || isOver(last.plus(pause), pause);
    }

    private Duration rested() {
        if (comparing.compareTo(QUICK) < 0) {
            return AFTER_CHANGE;
        }
        var rest = comparing.multipliedBy(REST);
        return rest.compareTo(BETWEEN_COMPARISONS) < 0 ? rest : BETWEEN_COMPARISONS;
    }

    /// While a server is away, everything is compared less often: each question waits for it.
    private boolean isOverdue() {
        var last = care.lastCompared();
        return isOver((last == null ? startedAt : last).plus(BETWEEN_COMPARISONS), BETWEEN_COMPARISONS);
    }

    private int open() {
        return recovery.list().size() + firstSync.unconfirmed().size();
    }

    private List<PushReport> work() {
        var expected = delivery.expected(Set.of());
        hear();
        var reports = new ArrayList<PushReport>();
        var setbacks = new PartialFailures();
        expiry.endOnServers(OperationOptions.now(), setbacks);
        reports.addAll(recovery.run(expected, Progress.NONE, this::isMature, setbacks));
        var pushed = reports.stream().map(PushReport::account).collect(Collectors.toSet());
        for (var account : firstSync.unconfirmed()) {
            if (!pushed.contains(account.key())) {
                setbacks.past(() -> protocol.retry(account.key(), expected)).ifPresent(reports::add);
            }
        }
        if (isComparisonDue() && (isOverdue() || reports.stream().allMatch(PushReport::isComplete))) {
            storesChanged = false;
            var began = context.now();
            var found = reconciler.inBackground(this::isMature, setbacks);
            reports.addAll(rewiring.round(found, expected));
            watch.cutOff(rewiring.cut());
            watch.judge(found);
            comparing = Duration.between(began, context.now());
            lastProof = found.isComplete() ? found.at() : lastProof;
            care = new MaintenanceStatus(
                    care.state(), care.open(), care.attempts(), care.nextTry(), care.why(), found.at());
        }
        noteOverdue();
        setbacks.raise();
        return reports;
    }

    /// Compares both sides of one connection with every server now, and judges it by that.
    ///
    /// @throws ProblemException why the servers cannot be asked
    public void check(ConnectionId id) {
        var connection = context.store().read(view -> StagedEdits.get(view, id));
        reconciler.look(List.of(connection));
    }

    /// When an interrupted work is put back, if nobody chooses what becomes of it; nothing where there is no
    /// choice.
    public Optional<Instant> putsBackAt(OpenWork work) {
        return work.needsChoice() ? Optional.of(startedAt.plus(CHOICE)) : Optional.empty();
    }

    /// A person may prefer to finish an activation that a crash interrupted. One that waits to be installed is
    /// only looked after.
    private boolean isMature(OpenWork work) {
        return !work.needsChoice()
                || context.link().resolver().isInstalledByHand()
                || startedAt.plus(CHOICE).isBefore(context.now());
    }

    private synchronized void hear() {
        if (hearing == null) {
            hearing = context.link().watchStores(this::heard);
        }
    }

    private void heard(StoreHash hash) {
        var before = hashes.put(hash.node(), hash.hash());
        if (before != null && !before.equals(hash.hash())) {
            storesChanged = true;
        }
    }

    private MaintenanceStatus idle() {
        return new MaintenanceStatus(MaintenanceStatus.State.IDLE, 0, 0, null, "", care.lastCompared());
    }

    private MaintenanceStatus retrying(String why) {
        var attempts = care.attempts() + 1;
        var wait = new Backoff(FIRST_PAUSE, LONGEST_PAUSE).after(attempts);
        return new MaintenanceStatus(
                MaintenanceStatus.State.RETRYING,
                open(),
                attempts,
                context.now().plus(wait),
                why,
                care.lastCompared());
    }

    private static String summary(List<PushReport> reports) {
        return reports.stream()
                .filter(report -> !report.isComplete())
                .map(PushReport::summary)
                .findFirst()
                .orElse("");
    }

    private void publish(MaintenanceStatus next) {
        var changed = !next.equals(care);
        care = next;
        var retry = next.nextTry();
        nextRound = retry == null ? context.now().plus(IDLE_PAUSE) : retry;
        if (changed) {
            listeners.forEach(listener -> listener.accept(next));
        }
    }

    @Override
    public synchronized void close() {
        if (ticking != null) {
            ticking.cancel(false);
            ticking = null;
        }
        if (hearing != null) {
            hearing.close();
            hearing = null;
        }
    }
}
