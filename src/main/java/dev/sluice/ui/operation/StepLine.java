package dev.sluice.ui.operation;

import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.control.Controls;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// One step: a mark, its words, and a chip for each server.
final class StepLine extends HBox {

    private static final double SERVERS_WIDTH = 520;

    enum Mark {
        RUNNING,
        DONE,
        WARNING,
        FAILED
    }

    private final StackPane mark = new StackPane();
    private final Label text = Controls.paragraph("", "step-text");
    private final FlowPane servers = new FlowPane();
    private Mark last = Mark.RUNNING;

    StepLine() {
        getStyleClass().add("step");
        mark.getStyleClass().add("step-mark");
        servers.getStyleClass().add("step-servers");
        servers.setPrefWrapLength(SERVERS_WIDTH);
        var words = new VBox(text, servers);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(mark, words);
    }

    void show(Mark next, String words) {
        last = next;
        mark.getChildren().setAll(Controls.icon(icon(next), style(next)));
        text.setText(ForeignText.markedLines(words));
        setAccessibleText(words);
    }

    void clearServers() {
        servers.getChildren().clear();
    }

    void server(Mark state, String name, String words) {
        var chip = Controls.label(name + " · " + words, "server-chip", style(state));
        chip.setGraphic(Controls.icon(icon(state)));
        servers.getChildren().add(chip);
    }

    void stop() {
        if (last == Mark.RUNNING) {
            show(Mark.WARNING, text.getText());
        }
    }

    private static Ikon icon(Mark mark) {
        return switch (mark) {
            case RUNNING -> Feather.LOADER;
            case DONE -> Feather.CHECK_CIRCLE;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case FAILED -> Feather.X_CIRCLE;
        };
    }

    private static String style(Mark mark) {
        return switch (mark) {
            case RUNNING -> "mark-running";
            case DONE -> "mark-done";
            case WARNING -> "mark-warning";
            case FAILED -> "mark-failed";
        };
    }
}
