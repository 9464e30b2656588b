package dev.sluice.ui.screen.notifications;

import dev.sluice.domain.model.record.Notification;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.notification.NotificationText;
import dev.sluice.ui.session.Route;
import java.util.Optional;

/// One notice.
///
/// @param account its name now
/// @param place where to look at it; empty when it is nowhere
record NotificationsRow(Notification notification, String account, Optional<Route> place) implements TableRow {

    @Override
    public String id() {
        return notification.id().toString();
    }

    @Override
    public String searchText() {
        return String.join(
                " ", sentence(), account, word(), notification.facts().name(), notification.type());
    }

    String sentence() {
        return NotificationText.sentence(notification);
    }

    String word() {
        return NotificationText.word(notification);
    }

    boolean isUnread() {
        return notification.readAt() == null;
    }
}
