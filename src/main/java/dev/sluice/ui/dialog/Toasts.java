package dev.sluice.ui.dialog;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.text.Messages;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// Short news of outcomes that are not on screen: at most three, for 6 s; problems stay until they are dismissed.
public final class Toasts extends VBox {

    private static final Messages TEXTS = Messages.of("common");
    private static final int MOST = 3;
    private static final double GAP = 6;
    private static final Duration STAY = Duration.seconds(6);

    public Toasts() {
        getStyleClass().add("toasts");
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    public void say(String text) {
        var toast = put(Controls.paragraph(text, "toast-text"), "toast");
        var stay = new PauseTransition(STAY);
        stay.setOnFinished(_ -> getChildren().remove(toast));
        stay.play();
    }

    /// News of something elsewhere, with the way there.
    public void news(String text, String verb, Runnable go) {
        var line = new VBox(Controls.paragraph(text, "toast-text"));
        line.setSpacing(GAP);
        var toast = put(line, "toast-news");
        line.getChildren()
                .add(Controls.button(
                        verb,
                        () -> {
                            getChildren().remove(toast);
                            go.run();
                        },
                        "small"));
        var stay = new PauseTransition(STAY);
        stay.setOnFinished(_ -> getChildren().remove(toast));
        stay.play();
    }

    public void problem(Problem problem) {
        put(new ProblemPane(problem), "toast-problem");
    }

    private Node put(Region content, String style) {
        content.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(content, Priority.ALWAYS);
        var toast = new HBox(content);
        toast.getStyleClass().addAll("toast", style);
        toast.getChildren()
                .add(Controls.iconButton(
                        TEXTS.get("toast.dismiss"),
                        Feather.X,
                        () -> getChildren().remove(toast),
                        "small"));
        getChildren().add(toast);
        if (getChildren().size() > MOST) {
            getChildren().removeFirst();
        }
        return toast;
    }
}
