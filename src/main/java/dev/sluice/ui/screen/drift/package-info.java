/// Where servers differ from what is agreed: ours, theirs, and what becomes of it.
@NullMarked
package dev.sluice.ui.screen.drift;

import org.jspecify.annotations.NullMarked;
