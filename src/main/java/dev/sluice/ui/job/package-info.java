/// Work off the FX thread: jobs that end on it, and the newest of several.
@NullMarked
package dev.sluice.ui.job;

import org.jspecify.annotations.NullMarked;
