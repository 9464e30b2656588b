/// The token inspector: what any token says, who stands behind it, what is wrong with it.
@NullMarked
package dev.sluice.ui.screen.inspector;

import org.jspecify.annotations.NullMarked;
