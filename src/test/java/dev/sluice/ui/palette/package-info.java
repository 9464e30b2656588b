/// Tests of what is recognised in pasted text.
@NullMarked
package dev.sluice.ui.palette;

import org.jspecify.annotations.NullMarked;
