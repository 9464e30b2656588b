package dev.sluice.domain.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class DeliveryPaceTest {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
    private final DeliveryPace pace = new DeliveryPace(5, Duration.ofSeconds(1));

    private long taken(Instant at) {
        return IntStream.range(0, 100).filter(_ -> pace.take(at)).count();
    }

    @Test
    void someAtOnceThenOneAfterEachPause() {
        assertEquals(5, taken(NOW));
        assertFalse(pace.isOpen(NOW));
        assertEquals(0, taken(NOW.plusMillis(900)));
        assertEquals(1, taken(NOW.plusSeconds(1)));
        assertEquals(3, taken(NOW.plusSeconds(4)));
        assertEquals(5, taken(NOW.plusSeconds(600)));
    }

    @Test
    void aClockThatIsPutBackKeepsNobodyWaiting() {
        assertEquals(5, taken(NOW));
        assertTrue(pace.isOpen(NOW.minusSeconds(3_600)));
    }
}
