package dev.sluice.ui.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs what held the FX thread, once a hold. It looks at the thread's stack from outside; only when it finds the
/// thread at work does it hand in a beat and wait for it, so that a window which nobody uses is never woken.
public final class FxWatchdog {

    /// How often [#look] is to be called. A hold between the limit and the limit and one look may be missed.
    public static final Duration INTERVAL = Duration.ofMillis(50);

    /// What no event may take.
    static final Duration LIMIT = Duration.ofMillis(100);

    /// A hold that may never end is told of while it lasts.
    static final Duration HANGING = Duration.ofSeconds(5);

    /// How many looks at one hold are kept.
    static final int MANY = 100;

    private static final Logger LOG = LoggerFactory.getLogger(FxWatchdog.class);
    private static final String OURS = "dev.sluice.";
    private static final int DEEP = 40;

    /// @param stack the one most often seen where `place` was at work
    /// @param over whether the thread goes on
    record Hold(Duration length, String place, List<StackTraceElement> stack, boolean over) {}

    private final Supplier<StackTraceElement[]> stack;
    private final Executor fx;
    private final LongSupplier nanos;
    private final Consumer<Hold> report;
    private final List<StackTraceElement[]> seen = new ArrayList<>();
    private @Nullable Probe awaited;

    /// @param thread the FX thread
    /// @param fx runs work on it, later
    public FxWatchdog(Thread thread, Executor fx) {
        this(thread::getStackTrace, fx, System::nanoTime, FxWatchdog::log);
    }

    FxWatchdog(Supplier<StackTraceElement[]> stack, Executor fx, LongSupplier nanos, Consumer<Hold> report) {
        this.stack = stack;
        this.fx = fx;
        this.nanos = nanos;
        this.report = report;
    }

    /// Call it again and again, from one thread at a time, which is not the FX thread.
    public synchronized void look() {
        var beat = awaited;
        if (beat != null && beat.heard != null) {
            ended(beat, beat.heard);
            beat = null;
        }
        var frames = stack.get();
        if (beat != null) {
            goesOn(beat, frames);
        } else if (!isIdle(frames)) {
            seen.add(frames);
            awaited = new Probe(nanos.getAsLong());
            fx.execute(awaited);
        }
    }

    private void ended(Probe beat, long heard) {
        var length = Duration.ofNanos(heard - beat.sent);
        if (!beat.told && length.compareTo(LIMIT) >= 0) {
            report.accept(hold(length, true));
        }
        awaited = null;
        seen.clear();
    }

    private void goesOn(Probe beat, StackTraceElement[] frames) {
        if (seen.size() < MANY) {
            seen.add(frames);
        }
        var length = Duration.ofNanos(nanos.getAsLong() - beat.sent);
        if (!beat.told && length.compareTo(HANGING) >= 0) {
            beat.told = true;
            report.accept(hold(length, false));
        }
    }

    private Hold hold(Duration length, boolean over) {
        var times = new HashMap<String, Integer>();
        seen.forEach(frames -> times.merge(place(frames), 1, Integer::sum));
        var place = times.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        var frames = seen.stream()
                .filter(each -> place(each).equals(place))
                .findFirst()
                .orElse(new StackTraceElement[0]);
        return new Hold(length, place, Arrays.stream(frames).limit(DEEP).toList(), over);
    }

    /// The innermost line of ours; of the libraries, when they are at work by themselves.
    private static String place(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .or(() -> Arrays.stream(frames).findFirst())
                .map(StackTraceElement::toString)
                .orElse("");
    }

    /// The toolkit waits for events in a loop of its own: `_runLoop` and `enterNestedEventLoopImpl` where a
    /// desktop gives the events, `runLoop` and `newRunLoop` without one.
    private static boolean isIdle(StackTraceElement[] frames) {
        return Arrays.stream(frames)
                .filter(frame -> !frame.getClassName().startsWith("java.")
                        && !frame.getClassName().startsWith("jdk."))
                .findFirst()
                .map(FxWatchdog::isEventLoop)
                .orElse(true);
    }

    private static boolean isEventLoop(StackTraceElement frame) {
        var method = frame.getMethodName();
        return frame.getClassName().startsWith("com.sun.glass.ui.")
                && (method.endsWith("unLoop") || method.endsWith("nterNestedEventLoopImpl"));
    }

    /// For whoever asks why a window is slow; the person at the terminal, who sees warnings, can do nothing about
    /// it.
    private static void log(Hold hold) {
        LOG.info(
                "the FX thread {} held for {} ms by {}{}",
                hold.over() ? "was" : "is being",
                hold.length().toMillis(),
                hold.place(),
                hold.stack().stream().map(frame -> "\n\tat " + frame).collect(Collectors.joining()));
    }

    /// Heard by the FX thread as soon as it has time.
    private final class Probe implements Runnable {
        private final long sent;
        private volatile @Nullable Long heard;
        private boolean told;

        private Probe(long sent) {
            this.sent = sent;
        }

        @Override
        public void run() {
            heard = nanos.getAsLong();
        }
    }
}
