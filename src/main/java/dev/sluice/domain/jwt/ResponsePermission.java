package dev.sluice.domain.jwt;

/// Leave to answer requests: number of messages and nanoseconds. The server reads 0 as 1 message
/// and 2 minutes, and
/// negative as no limit.
public record ResponsePermission(long max, long ttlNanos) {}
