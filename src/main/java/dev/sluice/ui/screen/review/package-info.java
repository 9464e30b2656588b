/// Review and push: what waits, what it does, and the push itself.
@NullMarked
package dev.sluice.ui.screen.review;

import org.jspecify.annotations.NullMarked;
