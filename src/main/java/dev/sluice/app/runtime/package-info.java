/// The executors, clock, chance and ids that everything else is handed.
@NullMarked
package dev.sluice.app.runtime;

import org.jspecify.annotations.NullMarked;
