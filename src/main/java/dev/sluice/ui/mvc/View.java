package dev.sluice.ui.mvc;

import javafx.scene.Parent;

/// The nodes of a screen: built once, bound to the model, forwarding intents to the controller.
@FunctionalInterface
public interface View {
    Parent root();

    /// Where the keyboard lands when it is entered.
    default void focusContent() {
        root().requestFocus();
    }
}
