/// The main window around the screens.
@NullMarked
package dev.sluice.ui.shell;

import org.jspecify.annotations.NullMarked;
