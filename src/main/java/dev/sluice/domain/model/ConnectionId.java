package dev.sluice.domain.model;

import java.util.Locale;
import java.util.UUID;

/// Identity of a connection. People see [#shortText()], which the store keeps unique.
public record ConnectionId(UUID value) {
    /// The first 8 characters.
    public String shortText() {
        return value.toString().substring(0, 8).toLowerCase(Locale.ROOT);
    }
}
