/// Controls that screens share.
@NullMarked
package dev.sluice.ui.control;

import org.jspecify.annotations.NullMarked;
