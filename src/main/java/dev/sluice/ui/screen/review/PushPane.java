package dev.sluice.ui.screen.review;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.StepList;
import dev.sluice.ui.screen.review.ReviewModel.Done;
import dev.sluice.ui.screen.review.ReviewModel.Failed;
import dev.sluice.ui.screen.review.ReviewModel.Idle;
import dev.sluice.ui.screen.review.ReviewModel.Partly;
import dev.sluice.ui.screen.review.ReviewModel.Push;
import dev.sluice.ui.screen.review.ReviewModel.Running;
import dev.sluice.ui.text.Messages;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The push while it runs, and how it ended.
final class PushPane extends VBox {

    private static final Messages TEXTS = Messages.of("review");

    private final ReviewModel model;
    private final ReviewController controller;
    private final Runnable onBack;
    private final Label title = Controls.label("", "pane-title");
    private final VBox body = new VBox();
    private final VBox end = new VBox();
    private StepList steps = new StepList();

    PushPane(ReviewModel model, ReviewController controller, Runnable onBack) {
        this.model = model;
        this.controller = controller;
        this.onBack = onBack;
        getStyleClass().add("push-pane");
        body.getStyleClass().add("push-body");
        end.getStyleClass().add("push-end");
        var scroll = new ScrollPane(body);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setAccessibleText(TEXTS.get("pushing"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(title, scroll);
        model.steps().addListener((ListChangeListener<Progress.Step>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(this::heard);
            }
        });
    }

    private void startSteps() {
        steps = new StepList();
        steps.managedProperty().bind(Bindings.isNotEmpty(steps.getChildren()));
        body.getChildren().setAll(steps, end);
    }

    /// Only a push of many has a place where it can be stopped.
    private void heard(Progress.Step step) {
        steps.accept(step);
        var more = step instanceof Progress.Advanced(var done, var total) && done < total;
        if (more && end.getChildren().isEmpty()) {
            end.getChildren().add(row(stop()));
        }
    }

    private Node stop() {
        var button = Controls.button(TEXTS.get("stop"), controller::onStop);
        button.setId("push-stop");
        button.addEventHandler(ActionEvent.ACTION, _ -> {
            button.setDisable(true);
            button.setText(TEXTS.get("stopping"));
        });
        return button;
    }

    void show(Push push) {
        end.getChildren().clear();
        switch (push) {
            case Idle _ -> title.setText("");
            case Running _ -> {
                startSteps();
                title.setText(TEXTS.get("pushing"));
            }
            case Done done -> {
                title.setText(TEXTS.get("pushed"));
                end.getChildren().addAll(sentence(done.sentence(), Feather.CHECK_CIRCLE, "mark-done"), row(back()));
            }
            case Partly partly -> {
                title.setText(TEXTS.get("pushed.partly"));
                end.getChildren()
                        .addAll(
                                sentence(partly.sentence(), Feather.ALERT_TRIANGLE, "mark-warning"),
                                row(again(), back()));
            }
            case Failed failed -> {
                steps.stop();
                title.setText(TEXTS.get("failed"));
                end.getChildren().addAll(model.cuts().answer(failed.problem()), row(again(), back()));
            }
        }
    }

    private static HBox row(Node... buttons) {
        return Controls.row("button-row", buttons);
    }

    private static Node sentence(String text, Ikon icon, String style) {
        var label = Controls.paragraph(text, "act-done", style);
        label.setGraphic(Controls.icon(icon));
        label.setId("push-result");
        return label;
    }

    private Node again() {
        var button = new CommandButton(controller.push(), "accent");
        button.button().setText(TEXTS.get("again"));
        button.button().setId("push-again");
        return button;
    }

    private Node back() {
        var button = Controls.button(TEXTS.get("back"), onBack);
        button.setId("push-back");
        return button;
    }
}
