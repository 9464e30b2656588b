package dev.sluice.ui.screen.notices;

import dev.sluice.ui.mvc.ListModel;

/// What the Notifications screen shows.
final class NoticesModel extends ListModel<NoticesRow, NoticesRow> {}
