package dev.sluice.ui.connection;

import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.text.Messages;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What a person types to say that a subject by which much goes over is meant. Not asked before it is needed.
public final class MeantModel {

    private static final Messages TEXTS = Messages.of("common");

    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper asked = new ReadOnlyBooleanWrapper();

    public StringProperty text() {
        return text;
    }

    public ReadOnlyBooleanProperty asked() {
        return asked.getReadOnlyProperty();
    }

    public Set<String> named() {
        return named(text.get());
    }

    public static Set<String> named(String typed) {
        return typed.isBlank() ? Set.of() : Set.of(typed.strip());
    }

    /// Asks where that is the way out.
    ///
    /// @return what is wrong, in the words of a window
    public String ask(Problem problem) {
        var isWayOut = problem.code() == ProblemCode.SHARED_BY_ACCIDENT;
        if (isWayOut) {
            asked.set(true);
        }
        return problem.inWindow().what() + " "
                + (isWayOut ? TEXTS.get("meant.remedy") : problem.inWindow().remedy());
    }

    /// Asks below the field of the subject where that is the way out.
    ///
    /// @return whether it was
    public boolean answers(Problem problem, CheckedText subject) {
        var isWayOut = problem.code() == ProblemCode.SHARED_BY_ACCIDENT;
        if (isWayOut) {
            subject.wrong(ask(problem));
        }
        return isWayOut;
    }

    /// Nothing is left to ask: it goes, unless it was the answer.
    public void rest(String subject) {
        asked.set(named().contains(subject.strip()));
    }
}
