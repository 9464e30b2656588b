/// What was done, by whom, and how it ended.
@NullMarked
package dev.sluice.ui.screen.audit;

import org.jspecify.annotations.NullMarked;
