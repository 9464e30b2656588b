package dev.sluice.domain.model;

import java.util.UUID;

/// Identity of an import row.
public record ImportId(UUID value) {}
