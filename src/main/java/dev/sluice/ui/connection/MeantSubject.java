package dev.sluice.ui.connection;

import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.text.Messages;
import java.util.Set;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Has a person type a subject by which more goes over than anybody thinks of. Not there until it is asked for.
public final class MeantSubject extends VBox {

    private static final Messages TEXTS = Messages.of("common");

    private final TextField input = new TextField();

    /// @param id of the field
    public MeantSubject(String id) {
        input.setId(id);
        input.getStyleClass().add("mono");
        getChildren().add(new Field(TEXTS.get("meant.type"), input, TEXTS.get("meant.hint")));
        Controls.show(this, Visible.NO);
    }

    public StringProperty text() {
        return input.textProperty();
    }

    public Set<String> named() {
        return named(input.getText());
    }

    public static Set<String> named(String typed) {
        return typed.isBlank() ? Set.of() : Set.of(typed.strip());
    }

    /// Asks where that is the way out.
    ///
    /// @return what is wrong, in the words of a window
    public String ask(Problem problem) {
        var asked = problem.code() == ProblemCode.SHARED_BY_ACCIDENT;
        if (asked) {
            Controls.show(this, Visible.YES);
        }
        return problem.inWindow().what() + " "
                + (asked ? TEXTS.get("meant.remedy") : problem.inWindow().remedy());
    }

    /// Asks below the field of the subject where that is the way out.
    ///
    /// @return whether it was
    public boolean answers(Problem problem, SubjectField subject) {
        var asked = problem.code() == ProblemCode.SHARED_BY_ACCIDENT;
        if (asked) {
            subject.wrong(ask(problem));
        }
        return asked;
    }

    /// Nothing is left to ask: it goes, unless it was the answer.
    public void rest(String subject) {
        Controls.show(this, Visible.when(named().contains(subject.strip())));
    }
}
