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
record NotificationsRow(Notification notice, String account, Optional<Route> place) implements TableRow {

    @Override
    public String id() {
        return notice.id().toString();
    }

    @Override
    public String searchText() {
        return String.join(" ", sentence(), account, word(), notice.facts().name(), notice.type());
    }

    String sentence() {
        return NotificationText.sentence(notice);
    }

    String word() {
        return NotificationText.word(notice);
    }

    boolean isUnread() {
        return notice.readAt() == null;
    }
}
