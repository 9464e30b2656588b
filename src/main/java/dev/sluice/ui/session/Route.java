package dev.sluice.ui.session;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
/// Somewhere in the console, reachable from palette, toasts and history.
///
/// @param object text of the id of what is opened there; empty for none

public record Route(ScreenId screen, String object) {
    public static Route of(ScreenId screen) {
        return new Route(screen, "");
    }

    /// The screen that lists connections in the state that this one is in.
    public static Route to(Connection connection) {
        return new Route(screen(connection.state()), connection.id().value().toString());
    }

    private static ScreenId screen(ConnectionState state) {
        if (state.isEnded()) {
            return ScreenId.TERMINATED;
        }
        return state == ConnectionState.PENDING ? ScreenId.PENDING : ScreenId.CONNECTIONS;
    }
}
