package dev.sluice.ui.session;

import dev.sluice.ui.mvc.Controller;

/// A screen of the main window: a controller that answers the window's common keys.
public interface Screen extends Controller {

    @Override
    ScreenView view();

    /// F5: reads again.
    default void refresh() {}

    /// Ctrl+N: makes a new one of what this screen shows.
    default void createNew() {}

    /// Opens the object of a [Route]; text of its id.
    default void open(String object) {}
}
