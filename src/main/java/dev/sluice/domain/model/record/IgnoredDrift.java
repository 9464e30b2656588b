package dev.sluice.domain.model.record;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;

/// A person's "not now" to one change that another tool made.
///
/// @param jwt the very text it is about; another one is a new drift
public record IgnoredDrift(PublicKey account, String jwt, Instant until) {}
