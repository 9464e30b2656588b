/// Sluice: a console for administrators of multi-account NATS.
@NullMarked
package dev.sluice;

import org.jspecify.annotations.NullMarked;
