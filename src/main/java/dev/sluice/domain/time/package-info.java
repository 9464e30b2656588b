/// Lengths of time: as people read and type them, and as pauses that grow.
@NullMarked
package dev.sluice.domain.time;

import org.jspecify.annotations.NullMarked;
