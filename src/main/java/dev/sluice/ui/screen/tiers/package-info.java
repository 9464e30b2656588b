/// Tiers: limits by name, and the accounts that have them.
@NullMarked
package dev.sluice.ui.screen.tiers;

import org.jspecify.annotations.NullMarked;
