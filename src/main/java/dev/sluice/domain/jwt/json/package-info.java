/// Ordered JSON as Go writes it, read with bounds.
@NullMarked
package dev.sluice.domain.jwt.json;

import org.jspecify.annotations.NullMarked;
