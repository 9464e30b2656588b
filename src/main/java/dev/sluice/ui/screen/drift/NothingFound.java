package dev.sluice.ui.screen.drift;

import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.EmptyState;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.screen.drift.DriftModel.AtRest;
import dev.sluice.ui.screen.drift.DriftModel.Failed;
import dev.sluice.ui.screen.drift.DriftModel.LockState;
import dev.sluice.ui.screen.drift.DriftModel.UnderWay;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What stands in place of an empty list: nothing differs, nothing is known yet, or why.
final class NothingFound {

    private static final Messages TEXTS = Messages.of("drift");

    private final DriftModel model;
    private final DriftController controller;

    NothingFound(DriftModel model, DriftController controller) {
        this.model = model;
        this.controller = controller;
    }

    Node face() {
        return switch (model.comparing().get()) {
            case UnderWay _ -> asking();
            case Failed failed -> new ProblemPane(failed.problem(), compare());
            case AtRest _ ->
                model.situation().get().found().isPresent()
                        ? new EmptyState(
                                Feather.CHECK_CIRCLE, TEXTS.get("empty.title"), TEXTS.get("empty.text"), compare())
                        : new EmptyState(
                                Feather.GIT_PULL_REQUEST, TEXTS.get("never.title"), TEXTS.get(never()), compare());
        };
    }

    private static Node asking() {
        var wheel = new ProgressIndicator();
        wheel.setAccessibleText(TEXTS.get("compare.asking"));
        var box = new VBox(wheel, Controls.label(TEXTS.get("compare.asking"), "empty-text"));
        box.getStyleClass().add("empty-state");
        return box;
    }

    private String never() {
        if (model.situation().get().isOnline()) {
            return "never.text";
        }
        return model.situation().get().vault() == LockState.LOCKED ? "never.locked" : "never.offline";
    }

    private Node compare() {
        return new CommandButton(controller.compareNow());
    }
}
