package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.job.LatestOnly;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Reads the effects of an operation on servers, and runs it. An [OperationView] shows its model; without one it
/// works, and is tested, all the same.
///
/// @param <T> what the operation gives
public abstract class OperationController<T> {

    /// So that a preview is no rehearsal at every key.
    private static final Duration TYPING = Duration.ofMillis(350);

    private final BackgroundJobs jobs;
    private final LatestOnly reading;
    private final OperationModel model;

    protected OperationController(BackgroundJobs jobs, OperationModel model) {
        this.jobs = jobs;
        this.reading = jobs.lane();
        this.model = model;
    }

    /// In the background.
    protected abstract T perform(Progress progress);

    /// What is said of it, on the FX thread.
    protected abstract String done(T result);

    /// In the background; only asked by [#look].
    protected Preview preview() {
        return new Preview(List.of(), List.of());
    }

    /// Whether what went wrong is said by a field, which asks for what is missing where it is typed.
    protected boolean answers(Problem problem) {
        return false;
    }

    /// Reads the effects (again); the verb waits for them.
    public final void look() {
        look(Duration.ZERO);
    }

    /// The same when the hands rest: what is typed changes the effects.
    public final void lookWhenTyped() {
        look(TYPING);
    }

    private void look(Duration quiet) {
        model.reading();
        reading.runAfter(quiet, this::preview, model::known, model::unknown);
    }

    /// Drops what waits or is being read.
    public final void stopLooking() {
        reading.forget();
    }

    /// The verb was chosen.
    public final void start() {
        var proof = model.takeProof();
        model.start();
        Consumer<Progress.Step> heard = jobs.onFx(model);
        jobs.run(proof.before(() -> perform(heard::accept)), value -> model.ended(done(value)), this::failed);
    }

    private void failed(Problem problem) {
        model.failed(answers(problem) ? null : problem);
    }
}
