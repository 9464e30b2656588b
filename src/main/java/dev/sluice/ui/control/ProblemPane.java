package dev.sluice.ui.control;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A failure in three parts: what happened, what did not change, what to do; then its code.
public final class ProblemPane extends HBox {

    private static final Messages TEXTS = Messages.of("common");

    public ProblemPane(Problem problem, Node... remedies) {
        var text = problem.inWindow();
        getStyleClass().add("problem-pane");
        var code = Controls.label(text.code(), "mono", "problem-code");
        var copy = Controls.link(TEXTS.get("problem.copy"), () -> Copied.put(text.oneLine()));
        var foot = Controls.row("problem-foot", code, copy);
        foot.getChildren().addAll(remedies);
        var words = new VBox(
                Controls.paragraph(text.what(), "problem-what"),
                Controls.paragraph(text.unchanged() + " " + text.remedy(), "problem-rest"),
                foot);
        words.getStyleClass().add("problem-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Controls.icon(Feather.ALERT_CIRCLE, "problem-icon"), words);
        setAccessibleText(text.oneLine());
        setFocusTraversable(false);
    }
}
