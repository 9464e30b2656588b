package dev.sluice.ui.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.text.ForeignText;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimeFormatTest {

    private Instant now = Instant.parse("2026-11-21T22:00:00Z");
    private final TimeFormat moments = new TimeFormat(() -> now, ZoneOffset.UTC);

    private void pass(long millis) {
        now = now.plusMillis(millis);
    }

    @Test
    @DisplayName("one moment has one age in every row until the clock is looked at again")
    void oneAge() {
        var made = now.minusMillis(42_900);
        moments.tick();
        assertEquals("42 s ago", moments.relative(made));
        pass(200);
        assertEquals("42 s ago", moments.relative(made));
        moments.tick();
        assertEquals("43 s ago", moments.relative(made));
    }

    @Test
    @DisplayName("what happened after the last look is no future")
    void afterTheLook() {
        moments.tick();
        pass(4_000);
        assertEquals("just now", moments.relative(now.minusMillis(1_000)));
        assertEquals("in 2 min", moments.relative(now.plusMillis(90_000)));
        assertEquals("just now", new TimeFormat(() -> now, ZoneOffset.UTC).relative(now));
    }

    @Test
    @DisplayName("no time has characters that would be marked as those of others are")
    void unmarked() {
        assertEquals(ForeignText.marked(moments.absolute(now)), moments.absolute(now));
    }

    @Test
    @DisplayName("briefly: the time of today, the day of this year, the date of another")
    void briefly() {
        assertEquals("21:00:00", moments.brief(now.minusSeconds(3_600)));
        assertEquals("Nov 20", moments.brief(now.minusSeconds(86_400)));
        assertEquals("Dec 31, 2025", moments.brief(Instant.parse("2025-12-31T12:00:00Z")));
    }
}
