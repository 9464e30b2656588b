/// What the workspace is set to.
@NullMarked
package dev.sluice.ui.screen.settings;

import org.jspecify.annotations.NullMarked;
