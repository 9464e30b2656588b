package dev.sluice.ui.control;

import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.control.Controls.Visible;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A labelled input with a line below it for a hint or for what is wrong.
public class Field extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Label message;
    private final String hint;

    public Field(String name, Node input, String hint) {
        this.hint = hint;
        this.message = Controls.paragraph(hint, "field-message");
        var label = Controls.label(name, "field-label");
        label.setLabelFor(input);
        input.setAccessibleText(name);
        input.setAccessibleHelp(hint);
        getStyleClass().add("field");
        getChildren().addAll(label, input, message);
        Controls.show(message, Visible.when(!hint.isEmpty()));
    }

    /// Says below the field what its model remarks, at each check: what others said there meanwhile is over.
    public final void follow(CheckedText model) {
        model.remark().subscribe(() -> show(model.remark().get()));
        show(model.remark().get());
    }

    private void show(CheckedText.Remark remark) {
        if (remark.isWrong()) {
            wrong(remark.text());
        } else {
            fine(remark.text());
        }
    }

    /// Shows what is wrong instead of the hint.
    public final void wrong(String text) {
        pseudoClassStateChanged(WRONG, true);
        say(text);
    }

    public final void wrong(Problem problem) {
        wrong(problem.inWindow().what() + " " + problem.inWindow().remedy());
    }

    /// Shows the hint again, or what was found instead of it.
    public final void fine(String found) {
        pseudoClassStateChanged(WRONG, false);
        say(found.isEmpty() ? hint : found);
    }

    public final void fine() {
        fine("");
    }

    private void say(String text) {
        message.setText(ForeignText.markedLines(text));
        Controls.show(message, Visible.when(!text.isEmpty()));
    }
}
