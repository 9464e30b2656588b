package dev.sluice.domain.jwt.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
final class ClaimTimeTest {
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    @Test
    @DisplayName("times beyond all calendars are no end, and the nearest is shown of them")
    void beyond() {
        for (var seconds : new long[] {1L << 54, 1L << 62, Long.MAX_VALUE, LAST.getEpochSecond() + 1}) {
            assertFalse(ClaimTime.isWithinReach(seconds));
            assertEquals(Optional.empty(), ClaimTime.end(seconds));
            assertEquals(LAST, ClaimTime.nearest(seconds));
        }
        for (var seconds : new long[] {-1, -(1L << 62), Long.MIN_VALUE}) {
            assertFalse(ClaimTime.isWithinReach(seconds));
            assertEquals(Optional.empty(), ClaimTime.end(seconds));
            assertEquals(Instant.EPOCH, ClaimTime.nearest(seconds));
        }
        assertTrue(ClaimTime.isWithinReach(LAST.getEpochSecond()));
        assertEquals(Optional.of(LAST), ClaimTime.end(LAST.getEpochSecond()));
        assertEquals(Optional.empty(), ClaimTime.end(0));
    }
}
