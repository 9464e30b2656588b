package dev.sluice.domain.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Lengths of time as people read and type them")
@Tag("unit")
class TimeSpanTest {
    @ParameterizedTest
    @CsvSource({"PT0S,0,DAYS", "P7D,7,DAYS", "PT36H,36,HOURS", "PT90M,90,MINUTES", "PT61S,61,SECONDS"})
    void exactIsWhole(Duration length, long number, ChronoUnit unit) {
        assertEquals(new TimeSpan(number, unit), TimeSpan.exact(length));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S,0,SECONDS",
        "PT59.9S,59,SECONDS",
        "PT60S,1,MINUTES",
        "PT59M59S,59,MINUTES",
        "PT1H,1,HOURS",
        "PT47H59M,47,HOURS",
        "PT48H,2,DAYS",
        "P6DT23H,6,DAYS"
    })
    void roughIsRoundedDown(Duration length, long number, ChronoUnit unit) {
        assertEquals(new TimeSpan(number, unit), TimeSpan.rough(length));
    }

    @ParameterizedTest
    @CsvSource({"90d,P90D", "' 12H ',PT12H", "45m,PT45M", "30s,PT30S", "9999999d,P9999999D"})
    void words(String text, Duration length) {
        assertEquals(Optional.of(length), TimeSpan.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0d", "-1d", "1", "d", "1.5h", "1w", "12345678d", "1 d", "١d"})
    void whatIsNoLength(String text) {
        assertEquals(Optional.empty(), TimeSpan.parse(text));
    }

    @Test
    void aNumberBesideItsUnit() {
        assertEquals(Optional.of(Duration.ofHours(3)), TimeSpan.parse(" 3 ", ChronoUnit.HOURS));
        assertEquals(Optional.empty(), TimeSpan.parse("0", ChronoUnit.HOURS));
        assertEquals(Optional.empty(), TimeSpan.parse("soon", ChronoUnit.HOURS));
    }
}
