package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A NATS account as we know it. Its exports, imports and revocations are rows of their own; its
/// JWT is derived.
///
/// @param deletedAt when it was deleted; the row stays as history
public record Account(
        PublicKey key,
        EnvironmentId environment,
        String name,
        AccountRole role,
        Limits limits,
        Release release,
        Instant createdAt,
        @Nullable Instant deletedAt) {

    public Account withRelease(Release next) {
        return new Account(key, environment, name, role, limits, next, createdAt, deletedAt);
    }

    public Account deleted(Instant at) {
        return new Account(key, environment, name, role, limits, release, createdAt, at);
    }

    public boolean isLive() {
        return deletedAt == null;
    }

    public boolean isManaged() {
        return role == AccountRole.MANAGED;
    }
}
