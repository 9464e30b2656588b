package dev.sluice.cli;

import dev.sluice.domain.federation.act.Progress;
import java.time.Duration;

/// With `--verbose`: what an act on servers is doing.
final class StepPrinter implements Progress {
    /// From so many accounts on people want to know how long it takes.
    private static final int MANY = 500;

    private final Output output;
    private final long began = System.nanoTime();

    StepPrinter(Output output) {
        this.output = output;
    }

    @Override
    public void on(Step step) {
        if (step instanceof Warned warned) {
            output.remark(Texts.of("warning", warned.concern().text()));
        } else if (step instanceof Advanced advanced && advanced.total() >= MANY) {
            output.remark(estimate(advanced));
        } else {
            output.detail(line(step));
        }
    }

    private String estimate(Advanced advanced) {
        var spent = Duration.ofNanos(System.nanoTime() - began);
        var left = spent.multipliedBy(advanced.total() - advanced.done()).dividedBy(Math.max(1, advanced.done()));
        return Texts.of("step.estimate", advanced.done(), advanced.total(), left.toSeconds() + 1);
    }

    private static String line(Step step) {
        return switch (step) {
            case Warned warned -> Texts.of("warning", warned.concern().text());
            case Journalled _ -> Texts.of("step.journalled");
            case Pushing pushing ->
                Texts.of("step.pushing", pushing.account().name(), Texts.of("purpose." + Words.of(pushing.purpose())));
            case Pushed pushed ->
                Texts.of("step.pushed", pushed.account().name(), pushed.report().summary());
            case Proving proving -> Texts.of("step.proving", proving.account().name());
            case Proved proved ->
                Texts.of(
                        proved.proof().isEffective() ? "step.effective" : "step.proved",
                        proved.account().name(),
                        proved.proof().stored(),
                        proved.proof().expected());
            case Deleting deleting ->
                Texts.of("step.deleting", deleting.account().name());
            case Deleted deleted ->
                Texts.of(
                        "step.deleted",
                        deleted.account().name(),
                        deleted.stage().word());
            case Advanced advanced -> Texts.of("step.advanced", advanced.done(), advanced.total());
            case RollingBack rollingBack -> Texts.of("step.rollingBack", rollingBack.why());
        };
    }
}
