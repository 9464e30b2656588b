/// The entrance: launchers, the wiring by hand, the uncaught handler.
@NullMarked
package dev.sluice.app;

import org.jspecify.annotations.NullMarked;
