package dev.sluice.ui.screen.keys;

import dev.sluice.ui.mvc.ListModel;

/// What the Keys screen shows.
final class KeysModel extends ListModel<KeysRow, KeysRow> {}
