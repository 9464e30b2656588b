/// Tests of what is read of flows.
@NullMarked
package dev.sluice.domain.flow;

import org.jspecify.annotations.NullMarked;
