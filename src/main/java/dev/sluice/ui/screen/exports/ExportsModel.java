package dev.sluice.ui.screen.exports;

import dev.sluice.ui.mvc.ListModel;

/// What the Exports screen shows.
final class ExportsModel extends ListModel<ExportsRow, ExportsDetail> {}
