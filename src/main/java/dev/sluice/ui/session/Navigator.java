package dev.sluice.ui.session;

import dev.sluice.domain.model.Environment;

/// Brings a place to the front.
public interface Navigator {
    void go(Route place);

    /// To where a person was before this screen.
    void back();

    /// Into another environment of the workspace, or this one anew.
    void switchTo(Environment environment);

    default void go(ScreenId screen) {
        go(Route.of(screen));
    }
}
