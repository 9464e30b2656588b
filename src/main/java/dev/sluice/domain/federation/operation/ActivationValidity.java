package dev.sluice.domain.federation.operation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From when until when an activation is to be valid, as its token says.
///
/// @param from null for at once
/// @param until null for ever
public record ActivationValidity(
        @Nullable Instant from, @Nullable Instant until) {
    /// At once and for ever.
    public static final ActivationValidity ENDLESS = new ActivationValidity(null, null);

    /// Whether it has a time at all, and that is not over yet.
    public boolean isPossible(Instant now) {
        return until == null || until.isAfter(start(now));
    }

    /// How long it lasts; null for ever.
    public @Nullable Duration life(Instant now) {
        return until == null ? null : Duration.between(start(now), until);
    }

    /// When its time begins for who gets it now.
    public Instant start(Instant now) {
        return from == null || from.isBefore(now) ? now : from;
    }
}
