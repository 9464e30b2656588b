package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SIGKILL at every transaction of a share, and anywhere in everything else; `-Pfaults` does the same hundreds of
/// times on a cluster.
class KilledAnywhereTest {
    private static final int RANDOM_KILLS = 5;
    private static final int LEAST = 12;
    /// About as many pauses as the longer deeds have.
    private static final int MOMENTS = 48;

    @TempDir
    Path folder;

    @Test
    @DisplayName("S3-A4 killed at any journal step or anywhere: the next start converges and nothing leaks")
    void killedAnywhere() throws InterruptedException, ExecutionException {
        try (var side = Executors.newVirtualThreadPerTaskExecutor()) {
            // Side by side, each with a server and a workspace of its own: a victim keeps one core busy.
            var inOrder = side.submit(() -> atEachWrite(folder.resolve("in-order")));
            var atRandom = side.submit(() -> anywhere(folder.resolve("at-random")));
            var runs = inOrder.get() + atRandom.get();
            assertTrue(runs >= LEAST, () -> "only " + runs + " runs");
            System.out.printf("FAULTS kills: %d runs, 0 leaks%n", runs);
        }
    }

    private static int atEachWrite(Path folder) throws IOException {
        try (var killing = new Killing(Files.createDirectory(folder), Age.NEWEST, 1)) {
            var moments = killing.moments(Deed.SHARE);
            killing.checkNextStart();
            // Every fifth pause: one comes before and after each transaction, so that both kinds have their turn,
            // and `-Pfaults` takes them all.
            for (var moment = 1; moment <= moments; moment += 5) {
                assertTrue(killing.killAt(Deed.SHARE, moment), "never came to pause " + moment);
                killing.checkNextStart();
            }
            return killing.runs();
        }
    }

    private static int anywhere(Path folder) throws IOException {
        var random = new Random(20261121);
        try (var killing = new Killing(Files.createDirectory(folder), Age.NEWEST, 1)) {
            for (var i = 0; i < RANDOM_KILLS; i++) {
                var deed = List.of(Deed.values()).get(i % Deed.values().length);
                if (random.nextBoolean()) {
                    killing.killAt(deed, 1 + random.nextInt(MOMENTS));
                } else {
                    killing.killAfter(deed, Duration.ofMillis(random.nextInt(400)));
                }
                killing.checkNextStart();
            }
            return killing.runs();
        }
    }
}
