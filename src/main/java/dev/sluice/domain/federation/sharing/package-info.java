/// The engine room of consent: offers, journalled activation, ending, suspension and renewal.
@NullMarked
package dev.sluice.domain.federation.sharing;

import org.jspecify.annotations.NullMarked;
