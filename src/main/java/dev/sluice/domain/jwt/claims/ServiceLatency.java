package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;

/// Latency sampling of a service export: 1–100 per cent of requests, or 0 for those that ask for it by header.
/// Results are published on the subject `results`.
public record ServiceLatency(long sampling, String results, UnknownFields unknown) {
    /// Sample requests that carry a trace header.
    public static final long HEADERS = 0;

    public ServiceLatency(long sampling, String results) {
        this(sampling, results, UnknownFields.NONE);
    }
}
