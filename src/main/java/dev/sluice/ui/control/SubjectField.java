package dev.sluice.ui.control;

import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.TextField;

/// A field for a subject, checked while it is typed.
public final class SubjectField extends Field {

    private final TextField input;
    private final CheckedText model;

    /// @param check gives the words for a good subject (possibly none) and throws a `ProblemException` for a bad
    /// one
    public SubjectField(String name, String hint, UnaryOperator<String> check) {
        this(name, hint, new CheckedText(check));
    }

    public SubjectField(String name, String hint, CheckedText model) {
        this(name, hint, new TextField(), model);
    }

    private SubjectField(String name, String hint, TextField input, CheckedText model) {
        super(name, input, hint);
        this.input = input;
        this.model = model;
        input.getStyleClass().add("mono");
        input.textProperty().bindBidirectional(model.text());
        follow(model);
    }

    public TextField input() {
        return input;
    }

    public CheckedText model() {
        return model;
    }

    public StringProperty text() {
        return model.text();
    }

    public ReadOnlyBooleanProperty usable() {
        return model.usable();
    }

    /// Checks again, when something else that the check looks at has changed.
    public void judge() {
        model.judge();
    }
}
