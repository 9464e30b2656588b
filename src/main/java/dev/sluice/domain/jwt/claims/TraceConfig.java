package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;

/// Message tracing of an account: where results go, and how many per cent of messages (0 is read as 100).
public record TraceConfig(String destination, long sampling, UnknownFields unknown) {
    public TraceConfig(String destination, long sampling) {
        this(destination, sampling, UnknownFields.NONE);
    }
}
