package dev.sluice.domain.federation.operation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// From when until when servers take an account's JWT. Outside of it they let nobody in, and what is pushed
/// changes nothing.
///
/// @param from null for ever since
/// @param until null for ever
public record AccountLifespan(
        @Nullable Instant from, @Nullable Instant until) {
    public static final AccountLifespan ALWAYS = new AccountLifespan(null, null);
    private static final Duration SOON = Duration.ofDays(30);

    public enum Phase {
        NOT_YET,
        GOOD,
        /// Ends within 30 days.
        ENDING,
        OVER
    }

    public Phase phase(Instant now) {
        if (from != null && from.isAfter(now)) {
            return Phase.NOT_YET;
        }
        if (until == null || until.isAfter(now.plus(SOON))) {
            return Phase.GOOD;
        }
        return until.isAfter(now) ? Phase.ENDING : Phase.OVER;
    }

    public boolean isOver(Instant now) {
        return phase(now) == Phase.OVER;
    }
}
