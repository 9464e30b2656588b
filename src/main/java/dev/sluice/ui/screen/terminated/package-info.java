/// Connections that ended: when, why, by whom; offering them again.
@NullMarked
package dev.sluice.ui.screen.terminated;

import org.jspecify.annotations.NullMarked;
