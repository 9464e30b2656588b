package dev.sluice.ui.dialog;

import dev.sluice.ui.control.Field;
import dev.sluice.ui.text.Messages;
import javafx.beans.property.StringProperty;
import javafx.scene.control.PasswordField;

/// Where the passphrase of the vault is typed once more.
public final class PassphraseField extends Field {

    private static final Messages TEXTS = Messages.of("common");

    private final PasswordField input;

    /// For a [PassphraseProof].
    public PassphraseField(PassphraseProof proof) {
        this("proof-passphrase", TEXTS.get("confirm.passphrase"), proof.text());
    }

    /// @param hint what it is asked for
    public PassphraseField(String id, String hint, StringProperty text) {
        this(id, hint, text, new PasswordField());
    }

    private PassphraseField(String id, String hint, StringProperty text, PasswordField input) {
        super(TEXTS.get("passphrase"), input, hint);
        this.input = input;
        input.setId(id);
        input.textProperty().bindBidirectional(text);
    }

    public PasswordField input() {
        return input;
    }
}
