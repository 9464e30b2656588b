package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;

/// Where a mapped subject goes. Weight in per cent, 0 meaning 100; `cluster` empty for all clusters.
public record MappingTarget(String subject, int weight, String cluster, UnknownFields unknown) {
    public MappingTarget(String subject, int weight, String cluster) {
        this(subject, weight, cluster, UnknownFields.NONE);
    }
}
