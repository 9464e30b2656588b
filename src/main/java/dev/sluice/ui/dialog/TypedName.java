package dev.sluice.ui.dialog;

import dev.sluice.domain.model.Level;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.text.Messages;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TextField;

/// Has a person type the name of what a destructive act is about; only asked where the level wants it (ux.md#2.6).
public final class TypedName {

    private static final Messages TEXTS = Messages.of("common");

    /// How grave the act is.
    public enum Act {
        /// Ends connections, removes exports or imports.
        CUT,
        /// Deletes an account.
        DELETE
    }

    private final TextField input = new TextField();
    private final Field field;
    private final String name;
    private final boolean asked;

    public TypedName(String name, Level level, Act act) {
        this.name = name;
        this.asked = act == Act.DELETE || level == Level.STAGING || level == Level.PRODUCTION;
        this.field = new Field(TEXTS.get("confirm.type", name), input, "");
        input.setId("typed-name");
    }

    public boolean isAsked() {
        return asked;
    }

    public Field field() {
        return field;
    }

    public TextField input() {
        return input;
    }

    public ObservableValue<Boolean> given() {
        return Bindings.createBooleanBinding(
                () -> !asked || input.getText().strip().equals(name), input.textProperty());
    }
}
