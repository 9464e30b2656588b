package dev.sluice.faults;

import dev.sluice.faults.Victim.Act;
import dev.sluice.testing.Age;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// [KilledAnywhereTest] on a cluster, hundreds of times, with kills of the recovery too.
@Tag("faults")
class ManyKillsTest {
    private static final int RUNS = 260;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName("S3-A4 killed hundreds of times, in the recovery too: every next start converges")
    void killedManyTimes(Age age) {
        try (var killing = new Killing(folder, age, 3)) {
            var seed = System.nanoTime();
            var random = new Random(seed);
            var moments = killing.moments();
            for (var run = 1; run <= RUNS; run++) {
                if (random.nextBoolean()) {
                    killing.killAt(Act.SHARE, 1 + random.nextInt(moments));
                } else {
                    killing.killAfter(Act.SHARE, Duration.ofMillis(random.nextInt(400)));
                }
                if (random.nextInt(3) == 0) {
                    killing.killAt(Act.RECOVER, 1 + random.nextInt(4));
                }
                killing.checkNextStart();
            }
            System.out.printf("FAULTS kills on %s: %d runs (seed %d), 0 leaks%n", age, RUNS, seed);
        }
    }
}
