package dev.sluice.ui.session;

/// Brings a place to the front.
public interface Navigator {
    void go(Route place);

    /// To where a person was before this screen.
    void back();

    default void go(ScreenId screen) {
        go(Route.of(screen));
    }
}
