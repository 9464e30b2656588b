package dev.sluice.ui.screen.imports;

import dev.sluice.ui.mvc.ListModel;

/// What the Imports screen shows.
final class ImportsModel extends ListModel<ImportsRow, ImportsRow> {}
