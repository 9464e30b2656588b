/// The environments of a workspace side by side: their operators, servers and levels.
@NullMarked
package dev.sluice.ui.screen.environments;

import org.jspecify.annotations.NullMarked;
