package dev.sluice.ui.screen.pending;

import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.mvc.ListModel;

/// What the Pending screen shows.
final class PendingModel extends ListModel<ConnectionLine, ConnectionLine> {}
