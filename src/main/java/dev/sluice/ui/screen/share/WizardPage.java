package dev.sluice.ui.screen.share;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// One page of the wizard.
interface WizardPage {
    Node node();

    /// Where the keyboard starts; the page itself when there is nothing to fill in.
    Node first();

    /// Whether the way on is open.
    ObservableValue<Boolean> ready();

    /// Called when it comes to the front.
    default void enter() {}
}
