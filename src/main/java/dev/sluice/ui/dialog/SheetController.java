package dev.sluice.ui.dialog;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.job.BackgroundJobs;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Does what the button of a sheet says, in the background. The sheet hears of it from the model, so that the
/// controller works, and is tested, without a toolkit.
public abstract class SheetController {

    private final BackgroundJobs jobs;
    private final SheetModel model;

    protected SheetController(BackgroundJobs jobs, SheetModel model) {
        this.jobs = jobs;
        this.model = model;
    }

    /// Closes the sheet when that went well; a problem leaves it open and is shown in it.
    protected final <T> void finish(Supplier<? extends T> work, Consumer<? super T> done) {
        run(work, value -> {
            model.close();
            done.accept(value);
        });
    }

    /// The same for work without a result.
    protected final void finish(Runnable work, Runnable done) {
        finish(
                () -> {
                    work.run();
                    return Boolean.TRUE;
                },
                _ -> done.run());
    }

    /// Leaves the sheet open, to show the result.
    protected final <T> void run(Supplier<? extends T> work, Consumer<? super T> done) {
        var proof = model.takeProof();
        model.begin();
        jobs.run(
                proof.before(work),
                value -> {
                    model.end();
                    done.accept(value);
                },
                problem -> model.fail(answers(problem) ? null : problem));
    }

    /// Whether what went wrong is said by a field, which asks for what is missing where it is typed.
    protected boolean answers(Problem problem) {
        return false;
    }
}
