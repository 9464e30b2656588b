/// What accounts were told of.
@NullMarked
package dev.sluice.ui.screen.notifications;

import org.jspecify.annotations.NullMarked;
