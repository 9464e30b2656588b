package dev.sluice.domain.model;

import java.util.UUID;

/// Identity of an export row.
public record ExportId(UUID value) {}
