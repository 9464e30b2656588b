/// Files of a whole environment for other tools.
@NullMarked
package dev.sluice.ui.environment;

import org.jspecify.annotations.NullMarked;
