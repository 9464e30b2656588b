/// What the tests of the console share.
@NullMarked
package dev.sluice.ui.testing;

import org.jspecify.annotations.NullMarked;
