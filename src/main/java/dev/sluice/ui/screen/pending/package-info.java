/// Pending: what was offered and is not answered yet.
@NullMarked
package dev.sluice.ui.screen.pending;

import org.jspecify.annotations.NullMarked;
