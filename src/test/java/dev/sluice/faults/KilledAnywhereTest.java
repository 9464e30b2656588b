package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL at every write of the journal of a share, and anywhere in everything else; `-Pfaults`
/// does the same hundreds of times on a cluster.
class KilledAnywhereTest {
    private static final int RANDOM_KILLS = 21;
    private static final int LEAST = 40;

    @TempDir
    Path folder;

    @Test
    @DisplayName("S3-A4 killed at any journal step or anywhere: the next start converges and nothing leaks")
    void killedAnywhere() {
        try (var killing = new Killing(folder, Age.NEWEST, 1)) {
            var moments = killing.moments(Deed.SHARE);
            killing.checkNextStart();
            for (var moment = 1; moment <= moments; moment++) {
                assertTrue(killing.killAt(Deed.SHARE, moment), "never came to pause " + moment);
                killing.checkNextStart();
            }
            var random = new Random(20261121);
            for (var i = 0; i < RANDOM_KILLS; i++) {
                var deed = List.of(Deed.values()).get(i % Deed.values().length);
                if (random.nextBoolean()) {
                    killing.killAt(deed, 1 + random.nextInt(moments));
                } else {
                    killing.killAfter(deed, Duration.ofMillis(random.nextInt(400)));
                }
                killing.checkNextStart();
            }
            assertTrue(killing.runs() >= LEAST, () -> "only " + killing.runs() + " runs");
            System.out.printf("FAULTS kills: %d runs, 0 leaks%n", killing.runs());
        }
    }
}
