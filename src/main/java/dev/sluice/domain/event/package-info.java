/// The outbox of events, and who is told of what.
@NullMarked
package dev.sluice.domain.event;

import org.jspecify.annotations.NullMarked;
