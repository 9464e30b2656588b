package dev.sluice.ui.session;

import dev.sluice.ui.mvc.Controller;

/// A screen of the main window: a controller that answers the window's common keys.
public interface Screen extends Controller {

    /// F5: reads again.
    default void refresh() {}

    /// Ctrl+F.
    default void focusFilter() {}

    /// Ctrl+N: makes a new one of what this screen shows.
    default void createNew() {}

    /// Opens the object of a [Route]; text of its id.
    default void open(String object) {}

    /// Where the keyboard lands when the screen is entered.
    default void focusContent() {
        view().root().requestFocus();
    }

    /// Called every few seconds while shown, for times that age.
    default void tick() {}
}
