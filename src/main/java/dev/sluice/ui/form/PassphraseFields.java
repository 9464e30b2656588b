package dev.sluice.ui.form;

import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.PassphraseStrength;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;

/// A new passphrase, typed twice, with a word on its strength.
public final class PassphraseFields extends HBox {
    private static final Messages TEXTS = Messages.of("common");

    private final PasswordField passphrase = new PasswordField();
    private final PasswordField again = new PasswordField();

    /// @param id the fields are `id-passphrase` and `id-again`
    public PassphraseFields(String id, NewPassphrase model) {
        this(id, TEXTS.get("passphrase.hint"), model);
    }

    /// @param hint what it is for
    public PassphraseFields(String id, String hint, NewPassphrase model) {
        passphrase.textProperty().bindBidirectional(model.text());
        again.textProperty().bindBidirectional(model.again());
        passphrase.setId(id + "-passphrase");
        again.setId(id + "-again");
        var first = new Field(TEXTS.get("passphrase"), passphrase, hint);
        var second = new Field(TEXTS.get("passphrase.again"), again, "");
        passphrase
                .textProperty()
                .subscribe(text -> first.fine(
                        text.isEmpty()
                                ? ""
                                : TEXTS.get("strength." + strength(text).name().toLowerCase(Locale.ROOT))));
        again.textProperty().subscribe(text -> {
            if (text.isEmpty() || passphrase.getText().startsWith(text)) {
                second.fine();
            } else {
                second.wrong(TEXTS.get("passphrase.differs"));
            }
        });
        getStyleClass().add("field-pair");
        getChildren().addAll(first, second);
    }

    private static PassphraseStrength strength(String text) {
        try (var typed = Passphrase.of(text.toCharArray())) {
            return PassphraseStrength.of(typed);
        }
    }

    public PasswordField first() {
        return passphrase;
    }
}
