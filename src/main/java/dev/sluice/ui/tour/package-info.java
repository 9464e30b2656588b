/// The tour: drives the real window against a real sandbox, and says what it saw.
@NullMarked
package dev.sluice.ui.tour;

import org.jspecify.annotations.NullMarked;
