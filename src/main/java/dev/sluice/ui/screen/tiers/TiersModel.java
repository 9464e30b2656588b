package dev.sluice.ui.screen.tiers;

import dev.sluice.ui.mvc.ListModel;

/// What the Tiers screen shows.
final class TiersModel extends ListModel<TiersRow, TiersDetail> {}
