/// Servers as they name themselves, what they said to a push, and the state of our link to them.
@NullMarked
package dev.sluice.domain.model.server;

import org.jspecify.annotations.NullMarked;
