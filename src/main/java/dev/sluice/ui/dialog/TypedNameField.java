package dev.sluice.ui.dialog;

import dev.sluice.ui.control.Field;
import dev.sluice.ui.text.Messages;
import javafx.scene.control.TextField;

/// Where a [TypedName] is typed.
public final class TypedNameField extends Field {

    private static final Messages TEXTS = Messages.of("common");

    private final TextField input;

    public TypedNameField(TypedName model) {
        this(model, new TextField());
    }

    private TypedNameField(TypedName model, TextField input) {
        super(TEXTS.get("confirm.type", model.name()), input, "");
        this.input = input;
        input.setId("typed-name");
        input.textProperty().bindBidirectional(model.text());
    }

    public TextField input() {
        return input;
    }
}
