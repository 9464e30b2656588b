package dev.sluice.faults;

import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Sluice's clock is not the servers', and steps.
class ClockStepsTest {
    private static final Duration RIGHT = Duration.ZERO;
    private static final Duration FAST = Duration.ofDays(2);
    /// More would end the hour of Sluice's own system users before it begins.
    private static final Duration SLOW = Duration.ofMinutes(-40);

    private static final List<Duration> ALL = List.of(RIGHT, FAST, SLOW);

    @Test
    @DisplayName("S0-16 the clock steps between offer, accept, revoke and offer: no token outlives its revocation")
    void someSteps(@TempDir Path folder) throws JwtException {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), Age.NEWEST, 1)) {
            var steps = new ClockSteps(test);
            steps.run(List.of(RIGHT, FAST, RIGHT, RIGHT));
            steps.run(List.of(FAST, SLOW, SLOW, RIGHT));
            steps.run(List.of(RIGHT, RIGHT, FAST, SLOW));
            steps.checkTokensAreDead();
        }
    }

    @Tag("faults")
    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName("S0-16 the clock steps in every way between offer, accept, revoke and offer: tokens stay dead")
    void everyStep(Age age, @TempDir Path folder) throws JwtException {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), age, 3)) {
            var steps = new ClockSteps(test);
            for (var offer : ALL) {
                for (var accept : ALL) {
                    for (var revoke : ALL) {
                        for (var again : ALL) {
                            steps.run(List.of(offer, accept, revoke, again));
                        }
                    }
                }
            }
            steps.checkTokensAreDead();
            System.out.printf("FAULTS clock steps on %s: %d runs%n", age, steps.runs());
        }
    }
}
