package dev.sluice.domain.model.record;

/// A limit that an account has otherwise than its tier.
///
/// @param tier `-` where it has no such limit
/// @param own likewise
public record LimitDifference(String tier, String own) {}
