package dev.sluice.ui.form;

import dev.sluice.domain.workspace.Passphrase;
import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// A new passphrase, typed twice: the model of [PassphraseFields], which needs no toolkit.
public final class NewPassphrase {

    private final TypedPassphrase first = new TypedPassphrase();
    private final TypedPassphrase again = new TypedPassphrase();

    public StringProperty text() {
        return first.text();
    }

    public StringProperty again() {
        return again.text();
    }

    /// Whether there is one, the same twice.
    public ObservableValue<Boolean> ready() {
        return Bindings.createBooleanBinding(
                () -> !text().get().isEmpty() && text().get().equals(again().get()), text(), again());
    }

    /// As it is typed now, for the caller to wipe.
    public Passphrase take() {
        return first.take();
    }
}
