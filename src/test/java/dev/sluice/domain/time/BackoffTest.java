package dev.sluice.domain.time;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Pauses between attempts")
@Tag("unit")
class BackoffTest {
    private final Backoff backoff = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

    @Test
    void doubleUpToTheLongest() {
        assertEquals(
                List.of(1L, 2L, 4L, 5L, 5L),
                IntStream.rangeClosed(1, 5)
                        .mapToObj(failures -> backoff.after(failures).toSeconds())
                        .toList());
    }

    @Test
    void neverOverflow() {
        assertEquals(Duration.ofSeconds(5), backoff.after(Integer.MAX_VALUE));
        assertEquals(Duration.ofSeconds(1), backoff.after(0));
    }
}
