package dev.sluice.ui.account;

import dev.sluice.ui.control.Field;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// The fields of one part of an account; says at each key what is typed.
abstract class AccountForm extends VBox {
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private final Consumer<AccountDraft> told;

    AccountForm(Consumer<AccountDraft> told) {
        this.told = told;
        getStyleClass().add("act-form");
    }

    /// What is typed now.
    abstract AccountDraft draft();

    /// Where the keyboard starts.
    abstract Node first();

    final Field field(String key, Field field) {
        fields.put(key, field);
        return field;
    }

    final void forget(String key) {
        fields.remove(key);
    }

    final void follow(ObservableValue<?> value) {
        value.addListener((_, _, _) -> tell());
    }

    final void tell() {
        told.accept(draft());
    }

    void show(Map<String, String> faults) {
        fields.forEach((key, field) -> {
            var fault = faults.get(key);
            if (fault == null) {
                field.fine();
            } else {
                field.wrong(fault);
            }
        });
    }
}
