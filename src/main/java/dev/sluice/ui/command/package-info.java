/// Commands: one description feeds buttons, shortcuts, tooltips, the palette and read-only mode.
@NullMarked
package dev.sluice.ui.command;

import org.jspecify.annotations.NullMarked;
