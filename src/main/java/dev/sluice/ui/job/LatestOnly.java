package dev.sluice.ui.job;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.problem.Problem;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Jobs of which only the newest matters, such as loading a list. FX thread only.
public final class LatestOnly {

    private final BackgroundJobs jobs;
    private long newest;
    private Registration waiting = () -> {};

    LatestOnly(BackgroundJobs jobs) {
        this.jobs = jobs;
    }

    public <T> void run(Supplier<? extends T> work, Consumer<? super T> done, Consumer<Problem> failed) {
        forget();
        var mine = newest;
        jobs.run(
                work,
                value -> ifNewest(mine, () -> done.accept(value)),
                problem -> ifNewest(mine, () -> failed.accept(problem)));
    }

    /// The same for what is asked while somebody types: runs when nothing else was asked for `quiet`, at once when
    /// that is zero.
    public <T> void runAfter(
            Duration quiet, Supplier<? extends T> work, Consumer<? super T> done, Consumer<Problem> failed) {
        if (quiet.isZero()) {
            run(work, done, failed);
            return;
        }
        forget();
        waiting = jobs.later(quiet, () -> run(work, done, failed));
    }

    /// Drops whatever waits or is still under way.
    public void forget() {
        waiting.close();
        waiting = () -> {};
        newest++;
    }

    private void ifNewest(long mine, Runnable action) {
        if (mine == newest) {
            action.run();
        }
    }
}
