/// Counters to rates to health; pure.
@NullMarked
package dev.sluice.domain.flow;

import org.jspecify.annotations.NullMarked;
