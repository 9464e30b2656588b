/// What may be asked of the store, by aggregate.
@NullMarked
package dev.sluice.domain.port.query;

import org.jspecify.annotations.NullMarked;
