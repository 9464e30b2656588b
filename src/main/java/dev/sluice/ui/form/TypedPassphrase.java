package dev.sluice.ui.form;

import dev.sluice.domain.workspace.Passphrase;
import java.util.Arrays;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// A passphrase as a field holds it. Needs no toolkit.
public final class TypedPassphrase {

    private final StringProperty text = new SimpleStringProperty("");

    public StringProperty text() {
        return text;
    }

    /// Whether something is typed.
    public ObservableValue<Boolean> given() {
        return text.map(typed -> !typed.isEmpty());
    }

    /// As it is typed now, for the caller to wipe.
    public Passphrase take() {
        var typed = text.get().toCharArray();
        var passphrase = Passphrase.of(typed);
        Arrays.fill(typed, '\0');
        return passphrase;
    }
}
