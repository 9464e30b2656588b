package dev.sluice.ui.screen.environments;

import dev.sluice.ui.mvc.ListModel;

/// What the Environments screen shows.
final class EnvironmentsModel extends ListModel<EnvironmentsRow, EnvironmentsRow> {}
