package dev.sluice.adapter.sandbox;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Processes that another process started, known by id and start, since ids are used again.
final class Processes {
    private static final Duration STEP = Duration.ofMillis(20);

    /// The start is reckoned from the boot time, which a set clock moves a little.
    private static final Duration TOLERANCE = Duration.ofSeconds(3);

    private Processes() {}

    static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /// The running process of that id that started then.
    static Optional<ProcessHandle> find(long pid, Instant started) {
        return ProcessHandle.of(pid).filter(Processes::isRunning).filter(process -> isNear(startOf(process), started));
    }

    private static boolean isNear(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(TOLERANCE) <= 0;
    }

    /// Unlike [ProcessHandle#isAlive()], not for a process that has ended and that nobody reaps, which is how
    /// orphans end in a container whose first process does not wait for them.
    static boolean isRunning(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            var stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            // "pid (name) state ...", and the name may hold parentheses.
            var state = stat.substring(stat.lastIndexOf(')') + 1).strip();
            return !state.startsWith("Z") && !state.startsWith("X");
        } catch (IOException noSuchFile) {
            return process.isAlive();
        }
    }

    /// Whether it ended in time.
    static boolean awaitEnd(ProcessHandle process, Duration patience) {
        for (var left = patience; !left.isNegative(); left = left.minus(STEP)) {
            if (!isRunning(process)) {
                return true;
            }
            pause();
        }
        return !isRunning(process);
    }

    private static void pause() {
        try {
            Thread.sleep(STEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.because(e, ProblemCode.SANDBOX_START_FAILED, "it was interrupted");
        }
    }
}
