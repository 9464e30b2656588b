package dev.sluice.domain.model;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// The states of domain.md#transitions and the transitions between them; everything else is refused.
public enum ConnectionState {
    PENDING,
    ACTIVATING,
    ACTIVE,
    DEGRADED,
    SUSPENDED,
    REVOKING,
    REVOKED,
    DECLINED,
    EXPIRED,
    TERMINATED;

    /// The word of `federation ls`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Revoked, declined, expired, terminated: never change again.
    public boolean isEnded() {
        return next().isEmpty();
    }

    public boolean isLive() {
        return !isEnded();
    }

    /// Whether the servers are to hold both claims in this state (unless the reason says that it is being rolled
    /// back).
    public boolean isOnServers() {
        return switch (this) {
            case ACTIVATING, ACTIVE, DEGRADED -> true;
            case PENDING, SUSPENDED, REVOKING, REVOKED, DECLINED, EXPIRED, TERMINATED -> false;
        };
    }

    public boolean canBecome(ConnectionState target) {
        return next().contains(target);
    }

    private Set<ConnectionState> next() {
        return switch (this) {
            case PENDING -> EnumSet.of(ACTIVATING, DECLINED, EXPIRED, REVOKED, TERMINATED, REVOKING);
            case ACTIVATING -> EnumSet.of(ACTIVE, PENDING);
            case ACTIVE -> EnumSet.of(DEGRADED, SUSPENDED, REVOKING, TERMINATED);
            case DEGRADED -> EnumSet.of(ACTIVE, SUSPENDED, REVOKING, TERMINATED);
            case SUSPENDED -> EnumSet.of(ACTIVATING, REVOKING, TERMINATED);
            case REVOKING -> EnumSet.of(REVOKED);
            case REVOKED, DECLINED, EXPIRED, TERMINATED -> EnumSet.noneOf(ConnectionState.class);
        };
    }
}
