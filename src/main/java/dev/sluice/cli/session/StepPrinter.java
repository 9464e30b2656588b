package dev.sluice.cli.session;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.Terms;
import dev.sluice.domain.federation.operation.Progress;
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
            output.remark(CliMessages.of("warning", warned.concern().text()));
        } else if (step instanceof Advanced advanced && advanced.total() >= MANY) {
            output.remark(estimate(advanced));
        } else {
            output.detail(line(step));
        }
    }

    private String estimate(Advanced advanced) {
        var spent = Duration.ofNanos(System.nanoTime() - began);
        var left = spent.multipliedBy(advanced.total() - advanced.done()).dividedBy(Math.max(1, advanced.done()));
        return CliMessages.of("step.estimate", advanced.done(), advanced.total(), left.toSeconds() + 1);
    }

    private static String line(Step step) {
        return switch (step) {
            case Warned warned -> CliMessages.of("warning", warned.concern().text());
            case Journalled _ -> CliMessages.of("step.journalled");
            case Pushing pushing ->
                CliMessages.of(
                        "step.pushing",
                        pushing.account().name(),
                        CliMessages.of("purpose." + Terms.of(pushing.purpose())));
            case Pushed pushed ->
                CliMessages.of(
                        "step.pushed", pushed.account().name(), pushed.report().summary());
            case Proving proving ->
                CliMessages.of("step.proving", proving.account().name());
            case Proved proved ->
                CliMessages.of(
                        proved.proof().isEffective() ? "step.effective" : "step.proved",
                        proved.account().name(),
                        proved.proof().stored(),
                        proved.proof().expected());
            case Deleting deleting ->
                CliMessages.of("step.deleting", deleting.account().name());
            case Deleted deleted ->
                CliMessages.of(
                        "step.deleted",
                        deleted.account().name(),
                        deleted.stage().word());
            case Advanced advanced -> CliMessages.of("step.advanced", advanced.done(), advanced.total());
            case RollingBack rollingBack -> CliMessages.of("step.rollingBack", rollingBack.why());
        };
    }
}
