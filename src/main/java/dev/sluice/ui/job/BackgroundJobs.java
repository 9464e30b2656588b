package dev.sluice.ui.job;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs work off the FX thread and brings its result, or the problem it met, back onto it. Bugs are logged here,
/// once, and shown as `UNEXPECTED`.
public final class BackgroundJobs {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundJobs.class);

    private final Executor background;
    private final Executor fx;
    private final Delay delay;
    private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();

    /// @param fx runs work on the FX thread, later
    public BackgroundJobs(Executor background, Executor fx, Delay delay) {
        this.background = background;
        this.fx = fx;
        this.delay = delay;
    }

    /// How many jobs are under way.
    public ReadOnlyIntegerProperty running() {
        return running.getReadOnlyProperty();
    }

    /// A lane delivers the newest result only: what was asked earlier is dropped.
    public LatestOnly lane() {
        return new LatestOnly(this);
    }

    /// Call on the FX thread; `done` or `failed` is called there too.
    public <T> void run(Supplier<? extends T> work, Consumer<? super T> done, Consumer<Problem> failed) {
        running.set(running.get() + 1);
        background.execute(() -> {
            var result = attempt(work, done, failed);
            fx.execute(() -> {
                running.set(running.get() - 1);
                result.run();
            });
        });
    }

    /// On the FX thread, when that time has passed.
    ///
    /// @return takes it back
    public Registration later(Duration time, Runnable work) {
        return delay.after(time, work);
    }

    public void run(Runnable work, Runnable done, Consumer<Problem> failed) {
        run(
                () -> {
                    work.run();
                    return Boolean.TRUE;
                },
                _ -> done.run(),
                failed);
    }

    /// A listener for news from other threads, heard on the FX thread.
    public <T> Consumer<T> onFx(Consumer<T> listener) {
        return news -> fx.execute(() -> listener.accept(news));
    }

    private static <T> Runnable attempt(
            Supplier<? extends T> work, Consumer<? super T> done, Consumer<Problem> failed) {
        try {
            var value = work.get();
            return () -> done.accept(value);
        } catch (ProblemException e) {
            // Whoever asked was of a workspace that is left: closing it is no failure, and nobody waits for that.
            return e.code() == ProblemCode.WORKSPACE_CLOSED ? () -> {} : () -> failed.accept(e.problem());
        } catch (RuntimeException e) {
            LOG.error("Unexpected failure of background work", e);
            var problem =
                    new Problem(ProblemCode.UNEXPECTED, List.of(e.getClass().getSimpleName()));
            return () -> failed.accept(problem);
        }
    }
}
