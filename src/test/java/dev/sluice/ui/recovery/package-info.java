@NullMarked
package dev.sluice.ui.recovery;

import org.jspecify.annotations.NullMarked;
