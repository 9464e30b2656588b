package dev.sluice.ui.screen.keys;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.form.PassphraseFields;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import javafx.scene.control.PasswordField;

/// Another passphrase for the vault, and what a person keeps in case this computer is lost.
final class VaultSheets {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;

    VaultSheets(ScreenContext context) {
        this.context = context;
    }

    void passphrase() {
        var model = new VaultPassphraseController.Model();
        var now = new PasswordField();
        now.setId("vault-now");
        now.textProperty().bindBidirectional(model.present().text());
        context.dialogs()
                .show(new OperationView(
                                new VaultPassphraseController(context, model), model, TEXTS.get("passphrase.title"))
                        .with(
                                Controls.paragraph(TEXTS.get("passphrase.text")),
                                new Field(TEXTS.get("passphrase.now"), now, ""),
                                new PassphraseFields("vault", model.next()))
                        .verb(TEXTS.get("passphrase.verb")));
        now.requestFocus();
    }

    void recoveryKit(Path file) {
        var model = new RecoveryKitController.Model();
        var passphrase = new PassphraseFields("kit", TEXTS.get("kit.hint"), model.passphrase());
        context.dialogs()
                .show(new OperationView(new RecoveryKitController(context, model, file), model, TEXTS.get("kit.title"))
                        .with(Controls.paragraph(TEXTS.get("kit.text", file.getFileName())), passphrase)
                        .verb(TEXTS.get("kit.verb")));
        passphrase.first().requestFocus();
    }
}
