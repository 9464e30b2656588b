package dev.sluice.domain.operation;

import org.jspecify.annotations.Nullable;

/// One row that a transaction saved.
///
/// @param before as it was; null when it is new, or when that is not of interest
record SavedRow(@Nullable Object before, Object after) {}
