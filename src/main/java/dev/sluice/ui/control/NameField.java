package dev.sluice.ui.control;

import dev.sluice.domain.model.Names;
import dev.sluice.domain.problem.ProblemException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.TextField;

/// A field for the name of an account, export or user, checked while it is typed.
public final class NameField extends Field {

    private final TextField input;
    private final ReadOnlyBooleanWrapper usable = new ReadOnlyBooleanWrapper();

    public NameField(String name, String hint) {
        this(name, hint, new TextField());
    }

    private NameField(String name, String hint, TextField input) {
        super(name, input, hint);
        this.input = input;
        input.textProperty().subscribe(this::judge);
    }

    public TextField input() {
        return input;
    }

    public ReadOnlyBooleanProperty usable() {
        return usable.getReadOnlyProperty();
    }

    private void judge(String text) {
        if (text.isBlank()) {
            usable.set(false);
            fine();
            return;
        }
        try {
            Names.check(text);
            usable.set(true);
            fine();
        } catch (ProblemException e) {
            usable.set(false);
            wrong(e.problem());
        }
    }
}
