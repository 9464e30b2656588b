/// Tests of the sealed keys on real files.
@NullMarked
package dev.sluice.adapter.vault;

import org.jspecify.annotations.NullMarked;
