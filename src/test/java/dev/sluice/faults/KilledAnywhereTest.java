package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.faults.Victim.Act;
import dev.sluice.testing.Age;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL at every write of the journal and at random points; `-Pfaults` does the same hundreds of
/// times on a cluster.
class KilledAnywhereTest {
    private static final int RANDOM_KILLS = 16;

    @TempDir
    Path folder;

    @Test
    @DisplayName("S3-A4 killed at any journal step or anywhere: the next start converges and nothing leaks")
    void killedAnywhere() {
        try (var killing = new Killing(folder, Age.NEWEST, 1)) {
            var moments = killing.moments();
            killing.checkNextStart();
            for (var moment = 1; moment <= moments; moment++) {
                assertTrue(killing.killAt(Act.SHARE, moment), "never came to pause " + moment);
                killing.checkNextStart();
            }
            var random = new Random(20261121);
            for (var i = 0; i < RANDOM_KILLS; i++) {
                killing.killAfter(Act.SHARE, Duration.ofMillis(random.nextInt(400)));
                killing.checkNextStart();
            }
        }
    }
}
