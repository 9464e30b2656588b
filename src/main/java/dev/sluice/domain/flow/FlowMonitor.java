package dev.sluice.domain.flow;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.flow.FlowSample.Source;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.port.Subscription;
import dev.sluice.domain.port.SubscriptionReport;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads flows of the connections that are on servers: deliveries, from the subscription tables of the exporting
/// accounts (for services: of the importing ones; nats-server-facts.md#2.5).
public final class FlowMonitor implements AutoCloseable {
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final long PERIOD_SECONDS = 2;

    private final Supplier<List<Connection>> connections;
    private final Supplier<Resolver> resolver;
    private final ScheduledExecutorService ticker;
    private final Executor work;
    /// Guards who listens. Readings have the monitor, and keep it while servers are asked, which nobody who leaves
    /// a screen may wait for.
    private final ReentrantLock listening = new ReentrantLock();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final List<Consumer<List<FlowSample>>> listeners = new CopyOnWriteArrayList<>();
    private final Map<ConnectionId, Trace> traces = new HashMap<>();
    private @Nullable ScheduledFuture<?> round;

    /// @param ticker only hands work on
    /// @param work where servers are asked: a link that is lost needs the ticker to come back
    public FlowMonitor(
            Supplier<List<Connection>> connections,
            Supplier<Resolver> resolver,
            ScheduledExecutorService ticker,
            Executor work) {
        this.connections = connections;
        this.resolver = resolver;
        this.ticker = ticker;
        this.work = work;
    }

    /// What is remembered of one connection.
    private static final class Trace {
        private final Counters counters = new Counters();
        private final Deque<FlowSample> samples = new ArrayDeque<>();
        private @Nullable Instant last;
    }

    /// Asks the servers once; the rate is against the reading before. One sample per connection that is on
    /// servers.
    public synchronized List<FlowSample> sample() {
        var live = connections.get();
        traces.keySet().retainAll(live.stream().map(Connection::id).collect(Collectors.toSet()));
        if (live.isEmpty()) {
            return List.of();
        }
        var asked = live.stream().map(FlowMonitor::tableOf).distinct().toList();
        var open = resolver.get();
        var reports = open.subscriptions(asked, open.expected());
        var byAccount = new HashMap<PublicKey, SubscriptionReport>();
        for (var i = 0; i < asked.size(); i++) {
            byAccount.put(asked.get(i), reports.get(i));
        }
        var samples = new ArrayList<FlowSample>();
        for (var connection : live) {
            var report = byAccount.get(tableOf(connection));
            if (report != null) {
                samples.add(read(connection, report));
            }
        }
        return samples;
    }

    private static PublicKey tableOf(Connection connection) {
        return connection.share().kind() == ShareKind.STREAM ? connection.exporter() : connection.importer();
    }

    private FlowSample read(Connection connection, SubscriptionReport report) {
        var own = report.subscriptions().stream()
                .filter(subscription -> carries(connection, subscription))
                .toList();
        var trace = traces.computeIfAbsent(connection.id(), _ -> new Trace());
        var grown = trace.counters.advance(own);
        var last = trace.last;
        trace.last = report.at();
        var seconds = last == null ? 0 : Duration.between(last, report.at()).toNanos() / 1e9;
        var sample = new FlowSample(
                connection.id(),
                seconds > 0 ? grown / seconds : Double.NaN,
                own.size(),
                Source.SUBSCRIPTION_COUNTERS,
                report.answered(),
                report.expected(),
                report.at());
        trace.samples.addLast(sample);
        var oldest = report.at().minus(KEPT);
        while (trace.samples.getFirst().at().isBefore(oldest)) {
            trace.samples.removeFirst();
        }
        return sample;
    }

    /// For a stream: the importer's shadows within the shared subject. For a service: the importer's entry for its
    /// local subject.
    private static boolean carries(Connection connection, Subscription subscription) {
        if (!subscription.owner().equals(connection.importer().text())) {
            return false;
        }
        if (connection.share().kind() == ShareKind.SERVICE) {
            return subscription.subject().equals(connection.effectiveSubject().text());
        }
        return parsed(subscription.subject())
                .map(subject -> connection.share().subject().contains(subject))
                .orElse(false);
    }

    /// A server's reply is hostile input.
    private static Optional<Subject> parsed(String text) {
        try {
            return Optional.of(Subject.of(text));
        } catch (ProblemException _) {
            return Optional.empty();
        }
    }

    /// The last samples of a connection, oldest first, at most 5 minutes of them.
    public synchronized List<FlowSample> history(ConnectionId connection) {
        var trace = traces.get(connection);
        return trace == null ? List.of() : List.copyOf(trace.samples);
    }

    /// Samples every 2 seconds as long as somebody listens; told off the FX thread. While the servers cannot be
    /// asked nothing is told, so that numbers age visibly.
    public Registration watch(Consumer<List<FlowSample>> listener) {
        listening.lock();
        try {
            listeners.add(listener);
            if (round == null) {
                round = ticker.scheduleWithFixedDelay(this::handOn, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
            }
        } finally {
            listening.unlock();
        }
        return () -> leave(listener);
    }

    private void leave(Consumer<List<FlowSample>> listener) {
        listening.lock();
        try {
            listeners.remove(listener);
            if (listeners.isEmpty()) {
                close();
            }
        } finally {
            listening.unlock();
        }
    }

    /// A reading that takes longer than the period is not asked for twice.
    private void handOn() {
        if (asking.compareAndSet(false, true)) {
            work.execute(() -> {
                try {
                    tick();
                } finally {
                    asking.set(false);
                }
            });
        }
    }

    private void tick() {
        List<FlowSample> samples;
        try {
            samples = sample();
        } catch (ProblemException _) {
            // The link's own state tells why; a gap is a gap.
            return;
        }
        listeners.forEach(listener -> listener.accept(samples));
    }

    @Override
    public void close() {
        listening.lock();
        try {
            if (round != null) {
                round.cancel(false);
                round = null;
            }
        } finally {
            listening.unlock();
        }
    }
}
