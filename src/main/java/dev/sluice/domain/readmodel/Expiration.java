package dev.sluice.domain.readmodel;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;

/// Something that stops working at a moment that its JWT names.
///
/// @param key whose JWT it is; the importer's for an activation
/// @param of the account that a user belongs to, or that gave an activation; empty for others
public record Expiration(Kind kind, String name, PublicKey key, String of, Instant end) {
    public enum Kind {
        OPERATOR,
        ACCOUNT,
        USER,
        ACTIVATION
    }

    public boolean isOver(Instant now) {
        return !end.isAfter(now);
    }
}
