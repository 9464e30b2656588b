package dev.sluice.ui.screen.notifications;

import dev.sluice.ui.mvc.ListModel;

/// What the Notifications screen shows.
final class NotificationsModel extends ListModel<NotificationsRow, NotificationsRow> {}
