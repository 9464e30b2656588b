package dev.sluice.cli;

import dev.sluice.domain.federation.Progress;

/// With `--verbose`: what an act on servers is doing.
final class StepPrinter implements Progress {
    private final Output output;

    StepPrinter(Output output) {
        this.output = output;
    }

    @Override
    public void on(Step step) {
        output.detail(line(step));
    }

    private static String line(Step step) {
        return switch (step) {
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
            case RollingBack rollingBack -> Texts.of("step.rollingBack", rollingBack.why());
        };
    }
}
