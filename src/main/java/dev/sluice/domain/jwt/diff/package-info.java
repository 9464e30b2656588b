/// Differences between claims, and merging them.
@NullMarked
package dev.sluice.domain.jwt.diff;

import org.jspecify.annotations.NullMarked;
