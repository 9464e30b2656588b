package dev.sluice.ui.session;

/// Somewhere in the console, reachable from palette, toasts and history.
///
/// @param object text of the id of what is opened there; empty for none
public record Route(ScreenId screen, String object) {
    public static Route of(ScreenId screen) {
        return new Route(screen, "");
    }
}
