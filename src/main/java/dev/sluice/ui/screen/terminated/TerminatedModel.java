package dev.sluice.ui.screen.terminated;

import dev.sluice.ui.mvc.ListModel;

/// What the Terminated screen shows.
final class TerminatedModel extends ListModel<TerminatedRow, TerminatedRow> {}
