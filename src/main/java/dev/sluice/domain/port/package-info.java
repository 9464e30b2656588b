/// What the domain needs from outside; adapters implement it.
@NullMarked
package dev.sluice.domain.port;

import org.jspecify.annotations.NullMarked;
