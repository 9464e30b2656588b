/// What Sluice knows and decides: no I/O, no JavaFX, no jnats, no SQL.
@NullMarked
package dev.sluice.domain;

import org.jspecify.annotations.NullMarked;
