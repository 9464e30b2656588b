package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.screen.drift.DriftModel.AtRest;
import dev.sluice.ui.screen.drift.DriftModel.Failed;
import dev.sluice.ui.screen.drift.DriftModel.UnderWay;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.feather.Feather;

/// How old the list is, how much of the truth it is, and whether it is being read anew.
final class ComparedBar extends HBox {

    private static final Messages TEXTS = Messages.of("drift");

    private final DriftModel model;
    private final TimeFormat moments;
    private final Label text = Controls.paragraph("", "compared-text");
    private final ProgressIndicator wheel = new ProgressIndicator();

    ComparedBar(DriftModel model, TimeFormat moments) {
        this.model = model;
        this.moments = moments;
        getStyleClass().add("compared-bar");
        text.setId("drift-compared");
        HBox.setHgrow(text, Priority.ALWAYS);
        wheel.setAccessibleText(TEXTS.get("compare.under-way"));
    }

    void show() {
        var found = model.situation().get().found();
        getChildren().setAll(mark(), text);
        text.setText(sentence());
        text.setTooltip(
                found.map(last -> Controls.tip(moments.absolute(last.at()))).orElse(null));
    }

    private Node mark() {
        var complete = model.situation().get().found().filter(Reconciliation::isComplete);
        return switch (model.comparing().get()) {
            case UnderWay _ -> wheel;
            case Failed _ -> Controls.icon(Feather.ALERT_CIRCLE, "mark-failed");
            case AtRest _ ->
                complete.isPresent() && isOnline()
                        ? Controls.icon(Feather.CHECK_CIRCLE, "mark-done")
                        : Controls.icon(Feather.ALERT_TRIANGLE, "mark-warning");
        };
    }

    private String sentence() {
        var last = model.situation().get().found();
        return switch (model.comparing().get()) {
            case UnderWay(var done, var total) ->
                total == 0 ? TEXTS.get("compare.asking") : TEXTS.get("compare.progress", done, total);
            case Failed failed ->
                last.map(found -> TEXTS.get("compare.failed.since", what(failed), ago(found)))
                        .orElseGet(() -> TEXTS.get("compare.failed", what(failed)));
            case AtRest _ -> last.map(this::atRest).orElseGet(() -> TEXTS.get("compare.never"));
        };
    }

    private static String what(Failed failed) {
        return failed.problem().inWindow().what();
    }

    private String atRest(Reconciliation found) {
        var key = found.isComplete() ? "compare.done" : "compare.part";
        var heard = found.servers().size();
        var sentence = TEXTS.get(key, ago(found), found.accounts().size(), heard, found.expected());
        return isOnline() ? sentence : sentence + " " + TEXTS.get("compare.offline");
    }

    private boolean isOnline() {
        return model.situation().get().isOnline();
    }

    private String ago(Reconciliation found) {
        return moments.relative(found.at());
    }
}
