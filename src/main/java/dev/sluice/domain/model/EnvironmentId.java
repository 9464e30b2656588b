package dev.sluice.domain.model;

import java.util.UUID;

/// Identity of an environment.
public record EnvironmentId(UUID value) {}
