/// Tests of what is recognised in pasted text.
@NullMarked
package dev.sluice.ui.token;

import org.jspecify.annotations.NullMarked;
