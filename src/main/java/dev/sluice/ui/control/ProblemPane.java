package dev.sluice.ui.control;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.mvc.Texts;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// A failure in three parts: what happened, what did not change, what to do; then its code.
public final class ProblemPane extends HBox {

    private static final Texts TEXTS = Texts.of("common");

    public ProblemPane(Problem problem, Node... remedies) {
        var text = problem.text();
        getStyleClass().add("problem-pane");
        var code = Nodes.label(text.code(), "mono", "problem-code");
        var copy = Nodes.link(TEXTS.get("problem.copy"), () -> Copied.put(text.oneLine()));
        var foot = Nodes.row("problem-foot", code, copy);
        foot.getChildren().addAll(remedies);
        var words = new VBox(
                Nodes.paragraph(text.what(), "problem-what"),
                Nodes.paragraph(text.unchanged() + " " + text.remedy(), "problem-rest"),
                foot);
        words.getStyleClass().add("problem-words");
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(Nodes.icon(Feather.ALERT_CIRCLE, "problem-icon"), words);
        setAccessibleText(text.oneLine());
        setFocusTraversable(false);
    }
}
