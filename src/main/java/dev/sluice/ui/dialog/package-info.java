/// Sheets inside the window, toasts, file choosers.
@NullMarked
package dev.sluice.ui.dialog;

import org.jspecify.annotations.NullMarked;
