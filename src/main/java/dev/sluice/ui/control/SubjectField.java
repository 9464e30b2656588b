package dev.sluice.ui.control;

import dev.sluice.domain.problem.ProblemException;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;

/// A field for a subject, checked while it is typed.
public final class SubjectField extends Field {

    private final TextField input;
    private final Function<String, String> check;
    private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper();

    /// @param check gives the words for a good subject (possibly none) and throws a `ProblemException` for a bad
    /// one
    public SubjectField(String name, String hint, Function<String, String> check) {
        this(name, hint, new TextField(), check);
    }

    private SubjectField(String name, String hint, TextField input, Function<String, String> check) {
        super(name, input, hint);
        this.input = input;
        this.check = check;
        input.getStyleClass().add("mono");
        input.textProperty().subscribe(this::judge);
    }

    public TextField input() {
        return input;
    }

    public StringProperty text() {
        return input.textProperty();
    }

    public ReadOnlyBooleanProperty usable() {
        return usable.getReadOnlyProperty();
    }

    /// Checks again, when something else that the check looks at has changed.
    public void judge() {
        if (input.getText().isBlank()) {
            usable.set(false);
            fine();
            return;
        }
        try {
            fine(check.apply(input.getText().strip()));
            usable.set(true);
        } catch (ProblemException e) {
            usable.set(false);
            wrong(e.problem());
        }
    }
}
