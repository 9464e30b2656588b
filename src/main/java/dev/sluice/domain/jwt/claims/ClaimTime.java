package dev.sluice.domain.jwt.claims;

import java.time.Instant;
import java.util.Optional;

/// The times in claims: seconds since 1970 in 64 bits, whatever their writer pleased. Calendars end long before;
/// an end beyond the year 9999 is none that anybody will see.
public final class ClaimTime {
    private static final long LAST = 253_402_300_799L;

    private ClaimTime() {}

    /// Whether a calendar has it.
    public static boolean isWithinReach(long seconds) {
        return seconds >= 0 && seconds <= LAST;
    }

    /// The nearest time that a calendar has.
    public static Instant nearest(long seconds) {
        return Instant.ofEpochSecond(Math.clamp(seconds, 0, LAST));
    }

    /// When something ends; nothing when it has no end, or none within reach.
    public static Optional<Instant> end(long seconds) {
        return seconds > 0 && isWithinReach(seconds) ? Optional.of(nearest(seconds)) : Optional.empty();
    }
}
