package dev.sluice.ui.palette;

import org.kordamp.ikonli.Ikon;

/// What the palette offers.
///
/// @param keys shortcut, empty for none
record PaletteEntry(String name, String detail, Ikon icon, String keys, Runnable go) {}
