package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.VBox;

/// The steps of an act on servers while it runs, with what each server said. FX thread.
public final class StepList extends VBox implements Consumer<Progress.Step> {

    private static final Messages TEXTS = Messages.of("operation");

    private final long began = System.nanoTime();
    private final Map<String, StepLine> lines = new LinkedHashMap<>();

    public StepList() {
        getStyleClass().add("step-list");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(TEXTS.get("steps.title"));
    }

    @Override
    public void accept(Progress.Step step) {
        switch (step) {
            case Progress.Warned warned ->
                line(warned.concern().toString())
                        .show(StepLine.Mark.WARNING, warned.concern().text());
            case Progress.Journalled _ -> line("journal").show(StepLine.Mark.DONE, TEXTS.get("steps.journalled"));
            case Progress.Pushing pushing ->
                line(key(pushing.account().key().text(), pushing.purpose()))
                        .show(
                                StepLine.Mark.RUNNING,
                                TEXTS.get(
                                        word(pushing.purpose()),
                                        pushing.account().name()));
            case Progress.Pushed pushed -> pushed(pushed);
            case Progress.Proving proving ->
                line("prove" + proving.account().key().text())
                        .show(
                                StepLine.Mark.RUNNING,
                                TEXTS.get("steps.proving", proving.account().name()));
            case Progress.Proved proved -> proved(proved);
            case Progress.Deleting deleting ->
                line("delete")
                        .show(
                                StepLine.Mark.RUNNING,
                                TEXTS.get("steps.deleting", deleting.account().name()));
            case Progress.Deleted deleted -> deleted(deleted);
            case Progress.Advanced advanced ->
                line("advanced")
                        .show(
                                advanced.done() < advanced.total() ? StepLine.Mark.RUNNING : StepLine.Mark.DONE,
                                estimate(advanced));
            case Progress.RollingBack back ->
                line("back").show(StepLine.Mark.WARNING, TEXTS.get("steps.rolling-back", back.why()));
        }
    }

    /// Nothing more will come: what still runs did not finish.
    public void stop() {
        lines.values().forEach(StepLine::stop);
    }

    private String estimate(Progress.Advanced advanced) {
        if (advanced.done() >= advanced.total()) {
            return TEXTS.get("steps.advanced", advanced.done(), advanced.total());
        }
        var spent = Duration.ofNanos(System.nanoTime() - began);
        var left = spent.multipliedBy(advanced.total() - advanced.done()).dividedBy(Math.max(1, advanced.done()));
        return TEXTS.get("steps.estimate", advanced.done(), advanced.total(), left.toSeconds() + 1);
    }

    private void pushed(Progress.Pushed pushed) {
        var report = pushed.report();
        var line = line(key(pushed.account().key().text(), pushed.purpose()));
        line.show(
                report.isComplete() ? StepLine.Mark.DONE : StepLine.Mark.FAILED,
                TEXTS.get(
                        word(pushed.purpose()) + ".done",
                        pushed.account().name(),
                        report.stored(),
                        report.replies().size()));
        line.clearServers();
        report.replies().forEach(reply -> {
            switch (reply) {
                case PushReport.Stored stored ->
                    line.server(StepLine.Mark.DONE, stored.server().name(), TEXTS.get("server.stored"));
                case PushReport.Refused refused ->
                    line.server(
                            StepLine.Mark.FAILED,
                            refused.server().name(),
                            TEXTS.get("server.refused", refused.description()));
                case PushReport.Silent silent ->
                    line.server(StepLine.Mark.WARNING, silent.server().name(), TEXTS.get("server.silent"));
                case PushReport.NotInstalled other ->
                    line.server(StepLine.Mark.WARNING, other.server().name(), TEXTS.get("server.notInstalled"));
            }
        });
    }

    private void proved(Progress.Proved proved) {
        var account = proved.account();
        ProofList.fill(line("prove" + account.key().text()), account.name(), proved.proof());
    }

    private void deleted(Progress.Deleted deleted) {
        var mark = switch (deleted.stage()) {
            case DELETED -> StepLine.Mark.DONE;
            case STAYS_LOCKED_OUT, LOCKED_OUT, LOCKING_OUT -> StepLine.Mark.WARNING;
        };
        line("delete")
                .show(
                        mark,
                        TEXTS.get(
                                "steps.deleted." + deleted.stage().word(),
                                deleted.account().name()));
    }

    private static String word(Purpose purpose) {
        return switch (purpose) {
            case OPEN -> "steps.open";
            case CLOSE -> "steps.close";
            case PUT_BACK -> "steps.put-back";
            case PUBLISH -> "steps.publish";
        };
    }

    private static String key(String account, Purpose purpose) {
        return purpose.name() + account;
    }

    private StepLine line(String key) {
        return lines.computeIfAbsent(key, _ -> {
            var line = new StepLine();
            getChildren().add(line);
            return line;
        });
    }
}
