package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;

/// Leave to answer requests: number of messages and nanoseconds. The server reads 0 as 1 message and 2 minutes,
/// and negative as no limit.
public record ResponsePermission(long max, long ttlNanos, UnknownFields unknown) {
    public ResponsePermission(long max, long ttlNanos) {
        this(max, ttlNanos, UnknownFields.NONE);
    }
}
