package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A NATS account as we know it. Its exports, imports and revocations are rows of their own; its JWT is derived.
///
/// @param deletedAt when it was deleted; the row stays as history
/// @param rest what its claims say beyond the other rows, as text of [dev.sluice.domain.jwt] (an imported account
/// has it); a name in it wins over `name`, which may have been made fit
/// @param suspendedAt since when nobody may connect to it; its limits stay as they are, for when it is resumed
/// @param tier the tier that set its limits, by name; null for none
public record Account(
        PublicKey key,
        EnvironmentId environment,
        String name,
        AccountRole role,
        Limits limits,
        Release release,
        Instant createdAt,
        @Nullable Instant deletedAt,
        @Nullable String rest,
        @Nullable Instant suspendedAt,
        @Nullable String tier) {

    /// An account whose limits are its own.
    public Account(
            PublicKey key,
            EnvironmentId environment,
            String name,
            AccountRole role,
            Limits limits,
            Release release,
            Instant createdAt,
            @Nullable Instant deletedAt,
            @Nullable String rest,
            @Nullable Instant suspendedAt) {
        this(key, environment, name, role, limits, release, createdAt, deletedAt, rest, suspendedAt, null);
    }

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

    /// An account that is in use.
    public Account(
            PublicKey key,
            EnvironmentId environment,
            String name,
            AccountRole role,
            Limits limits,
            Release release,
            Instant createdAt,
            @Nullable Instant deletedAt,
            @Nullable String rest) {
        this(key, environment, name, role, limits, release, createdAt, deletedAt, rest, null);
    }

    public Account withRelease(Release next) {
        return new Account(key, environment, name, role, limits, next, createdAt, deletedAt, rest, suspendedAt, tier);
    }

    public Account withName(String next) {
        return new Account(
                key, environment, next, role, limits, release, createdAt, deletedAt, rest, suspendedAt, tier);
    }

    public Account withLimits(Limits next) {
        return new Account(key, environment, name, role, next, release, createdAt, deletedAt, rest, suspendedAt, tier);
    }

    public Account withRest(@Nullable String next) {
        return new Account(
                key, environment, name, role, limits, release, createdAt, deletedAt, next, suspendedAt, tier);
    }

    /// @param at null for one that is in use again
    public Account suspended(@Nullable Instant at) {
        return new Account(key, environment, name, role, limits, release, createdAt, deletedAt, rest, at, tier);
    }

    /// @param next null for limits of its own
    public Account withTier(@Nullable String next) {
        return new Account(
                key, environment, name, role, limits, release, createdAt, deletedAt, rest, suspendedAt, next);
    }

    public boolean isSuspended() {
        return suspendedAt != null;
    }

    public Account deleted(Instant at) {
        return new Account(key, environment, name, role, limits, release, createdAt, at, rest, suspendedAt, tier);
    }

    public boolean isLive() {
        return deletedAt == null;
    }

    public boolean isManaged() {
        return role == AccountRole.MANAGED;
    }
}
