package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A user we minted for an account. Its seed is in the vault.
///
/// @param endedAt when it was deleted, or another key took its place; the row stays as history
public record User(
        PublicKey key,
        PublicKey account,
        String name,
        String jwt,
        Instant createdAt,
        @Nullable Instant endedAt) {
    /// One that is there.
    public User(PublicKey key, PublicKey account, String name, String jwt, Instant createdAt) {
        this(key, account, name, jwt, createdAt, null);
    }

    public boolean isLive() {
        return endedAt == null;
    }

    public User withJwt(String next) {
        return new User(key, account, name, next, createdAt, endedAt);
    }

    public User ended(Instant at) {
        return new User(key, account, name, jwt, createdAt, at);
    }
}
