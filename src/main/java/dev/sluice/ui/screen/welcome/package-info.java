/// Welcome: the doors into a workspace.
@NullMarked
package dev.sluice.ui.screen.welcome;

import org.jspecify.annotations.NullMarked;
