package dev.sluice.ui.screen.keys;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import javafx.scene.control.Button;

/// Copies what servers are to be configured with: that is a person's to carry.
final class OperatorJwtButton {

    private static final Messages TEXTS = Messages.of("keys");

    private OperatorJwtButton() {}

    static Button of(ScreenContext context) {
        return Controls.button(
                TEXTS.get("operator.copy"),
                () -> Copied.put(context.session().services().environment().operatorJwt()));
    }
}
