/// What federation needs from outside; adapters implement it.
@NullMarked
package dev.sluice.domain.federation.port;

import org.jspecify.annotations.NullMarked;
