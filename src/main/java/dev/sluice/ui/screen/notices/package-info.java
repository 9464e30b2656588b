/// What accounts were told of.
@NullMarked
package dev.sluice.ui.screen.notices;

import org.jspecify.annotations.NullMarked;
