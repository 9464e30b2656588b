/// Every key that Sluice knows, by its public part; replacing signing keys.
@NullMarked
package dev.sluice.ui.screen.keys;

import org.jspecify.annotations.NullMarked;
