/// The tour: drives the real window against a real sandbox, and says what it saw. It has a source set of its own,
/// and is not in the product.
@NullMarked
package dev.sluice.tour;

import org.jspecify.annotations.NullMarked;
