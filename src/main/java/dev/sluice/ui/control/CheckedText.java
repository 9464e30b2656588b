package dev.sluice.ui.control;

import dev.sluice.domain.model.Names;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemException;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What is typed into a field, checked at each key: the model of a [Field], which needs no toolkit.
public final class CheckedText {

    private final StringProperty text = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Remark> remark = new ReadOnlyObjectWrapper<>(Remark.none());
    private final UnaryOperator<String> check;

    /// What is said below the field; empty for its hint.
    public record Remark(boolean isWrong, String text) {
        static Remark none() {
            return new Remark(false, "");
        }

        static Remark of(Problem problem) {
            return new Remark(
                    true, problem.inWindow().what() + " " + problem.inWindow().remedy());
        }
    }

    /// @param check gives the words for a good text (possibly none) and throws a [ProblemException] for a bad one
    public CheckedText(UnaryOperator<String> check) {
        this.check = check;
        text.subscribe(this::judge);
    }

    /// The name of an account, export or user.
    public static CheckedText name() {
        return new CheckedText(text -> {
            Names.check(text);
            return "";
        });
    }

    public StringProperty text() {
        return text;
    }

    /// Without what stands around it.
    public String stripped() {
        return text.get().strip();
    }

    public ReadOnlyBooleanProperty usable() {
        return usable.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Remark> remark() {
        return remark.getReadOnlyProperty();
    }

    /// Says that it is wrong for a reason that only the work found.
    public void wrong(String words) {
        remark.set(new Remark(true, words));
    }

    /// Checks again, when something else that the check looks at has changed.
    public void judge() {
        if (text.get().isBlank()) {
            usable.set(false);
            remark.set(Remark.none());
            return;
        }
        try {
            remark.set(new Remark(false, check.apply(stripped())));
            usable.set(true);
        } catch (ProblemException e) {
            usable.set(false);
            remark.set(Remark.of(e.problem()));
        }
    }
}
