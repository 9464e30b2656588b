package dev.sluice.ui.job;

import dev.sluice.domain.problem.Problem;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Jobs of which only the newest matters, such as loading a list. FX thread only.
public final class LatestOnly {

    private final BackgroundJobs jobs;
    private long newest;

    LatestOnly(BackgroundJobs jobs) {
        this.jobs = jobs;
    }

    public <T> void run(Supplier<? extends T> work, Consumer<? super T> done, Consumer<Problem> failed) {
        var mine = ++newest;
        jobs.run(
                work,
                value -> ifNewest(mine, () -> done.accept(value)),
                problem -> ifNewest(mine, () -> failed.accept(problem)));
    }

    /// Drops whatever is still under way.
    public void forget() {
        newest++;
    }

    private void ifNewest(long mine, Runnable action) {
        if (mine == newest) {
            action.run();
        }
    }
}
