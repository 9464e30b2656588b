package dev.sluice.ui.notification;

import dev.sluice.domain.readmodel.NotificationEntry;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenId;
import java.util.Optional;

/// Where what a notice tells of is now.
public final class NotificationRoute {

    private NotificationRoute() {}

    public static Optional<Route> of(NotificationEntry entry) {
        var notification = entry.notification();
        return notification.connection() == null
                ? Optional.of(new Route(
                        NotificationText.isEnding(notification) ? ScreenId.ACCOUNTS : ScreenId.DRIFT,
                        notification.account().text()))
                : Optional.ofNullable(entry.connection()).map(Route::to);
    }
}
