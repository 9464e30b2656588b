package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A NATS account as we know it. Its exports, imports and revocations are rows of their own; its JWT is derived.
///
/// @param deletedAt when it was deleted; the row stays as history
/// @param rest what its claims say beyond the other rows, as text of [dev.sluice.domain.jwt] (an imported account
/// has it); a name in it wins over `name`, which may have been made fit
public record Account(
        PublicKey key,
        EnvironmentId environment,
        String name,
        AccountRole role,
        Limits limits,
        Release release,
        Instant createdAt,
        @Nullable Instant deletedAt,
        @Nullable String rest) {

    /// An account that has nothing but its rows.
    public Account(
            PublicKey key,
            EnvironmentId environment,
            String name,
            AccountRole role,
            Limits limits,
            Release release,
            Instant createdAt,
            @Nullable Instant deletedAt) {
        this(key, environment, name, role, limits, release, createdAt, deletedAt, null);
    }

    public Account withRelease(Release next) {
        return new Account(key, environment, name, role, limits, next, createdAt, deletedAt, rest);
    }

    public Account withName(String next) {
        return new Account(key, environment, next, role, limits, release, createdAt, deletedAt, rest);
    }

    public Account withLimits(Limits next) {
        return new Account(key, environment, name, role, next, release, createdAt, deletedAt, rest);
    }

    public Account withRest(@Nullable String next) {
        return new Account(key, environment, name, role, limits, release, createdAt, deletedAt, next);
    }

    public Account deleted(Instant at) {
        return new Account(key, environment, name, role, limits, release, createdAt, at, rest);
    }

    public boolean isLive() {
        return deletedAt == null;
    }

    public boolean isManaged() {
        return role == AccountRole.MANAGED;
    }
}
