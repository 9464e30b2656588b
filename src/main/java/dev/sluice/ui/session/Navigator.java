package dev.sluice.ui.session;

/// Brings a place to the front.
@FunctionalInterface
public interface Navigator {
    void go(Place place);

    default void go(ScreenId screen) {
        go(Place.of(screen));
    }
}
