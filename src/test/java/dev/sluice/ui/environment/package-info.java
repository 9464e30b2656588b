@NullMarked
package dev.sluice.ui.environment;

import org.jspecify.annotations.NullMarked;
