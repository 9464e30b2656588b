/// Tests of the console on a headless platform.
@NullMarked
package dev.sluice.ui;

import org.jspecify.annotations.NullMarked;
