/// Texts of the bundles, and times as people read them.
@NullMarked
package dev.sluice.ui.text;

import org.jspecify.annotations.NullMarked;
