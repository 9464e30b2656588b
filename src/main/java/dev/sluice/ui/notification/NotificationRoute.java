package dev.sluice.ui.notification;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.port.StoreView;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import java.util.Optional;

/// Where what a notice tells of is now.
public final class NotificationRoute {

    private NotificationRoute() {}

    public static Optional<Route> of(StoreView view, Notification notice) {
        var connection = notice.connection();
        return connection == null
                ? Optional.of(new Route(
                        NotificationText.isEnding(notice) ? ScreenId.ACCOUNTS : ScreenId.DRIFT,
                        notice.account().text()))
                : view.connection(connection).map(NotificationRoute::of);
    }

    private static Route of(Connection connection) {
        return new Route(screen(connection.state()), connection.id().value().toString());
    }

    private static ScreenId screen(ConnectionState state) {
        if (state.isEnded()) {
            return ScreenId.TERMINATED;
        }
        return state == ConnectionState.PENDING ? ScreenId.PENDING : ScreenId.CONNECTIONS;
    }
}
