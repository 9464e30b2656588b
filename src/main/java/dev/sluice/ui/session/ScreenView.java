package dev.sluice.ui.session;

import dev.sluice.ui.mvc.View;

/// The view of a screen of the main window, as the window and its common keys use it.
public interface ScreenView extends View {

    /// Ctrl+F.
    default void focusFilter() {}

    /// Called every few seconds while shown, for times that age.
    default void tick() {}
}
