package dev.sluice.ui.screen.settings;

import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.ui.dialog.SheetModel;
import dev.sluice.ui.form.TypedPassphrase;
import javafx.beans.property.StringProperty;

/// The passphrase that something takes; a workspace that is open to all has none.
final class PassphraseModel extends SheetModel {

    private final TypedPassphrase passphrase = new TypedPassphrase();
    private final boolean asked;

    PassphraseModel(boolean asked) {
        this.asked = asked;
        if (asked) {
            require(passphrase.given());
        }
    }

    StringProperty text() {
        return passphrase.text();
    }

    boolean isAsked() {
        return asked;
    }

    /// As it is typed now, for the caller to wipe.
    Passphrase typed() {
        return passphrase.take();
    }
}
