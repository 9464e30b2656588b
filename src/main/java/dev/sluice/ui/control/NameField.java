package dev.sluice.ui.control;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.control.TextField;

/// A field for the name of an account, export or user, checked while it is typed.
public final class NameField extends Field {

    private final TextField input;
    private final CheckedText model;

    public NameField(String name, String hint) {
        this(name, hint, CheckedText.name());
    }

    public NameField(String name, String hint, CheckedText model) {
        this(name, hint, new TextField(), model);
    }

    private NameField(String name, String hint, TextField input, CheckedText model) {
        super(name, input, hint);
        this.input = input;
        this.model = model;
        input.textProperty().bindBidirectional(model.text());
        follow(model);
    }

    public TextField input() {
        return input;
    }

    public ReadOnlyBooleanProperty usable() {
        return model.usable();
    }
}
