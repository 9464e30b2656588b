package dev.sluice.faults;

import dev.sluice.testing.Age;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// [KilledAnywhereTest] on a cluster, hundreds of times: at each transaction of everything an administrator does,
/// then anywhere, in the recovery too.
@Tag("faults")
class ManyKillsTest {
    private static final int RUNS = 260;
    private static final int RECOVERY_PAUSES = 8;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName("S3-A4 killed hundreds of times, in the recovery too: every next start converges")
    void killedManyTimes(Age age) {
        var seed = System.nanoTime();
        var random = new Random(seed);
        System.out.printf("FAULTS kills on %s: seed %d%n", age, seed);
        try (var killing = new Killing(folder, age, 3)) {
            var moments = everyMoment(killing, random);
            while (killing.runs() < RUNS) {
                anywhere(killing, random, moments);
            }
            System.out.printf("FAULTS kills on %s: %d runs (seed %d), 0 leaks%n", age, killing.runs(), seed);
        }
    }

    /// @return how many there are
    private static Map<Deed, Integer> everyMoment(Killing killing, Random random) {
        var moments = new EnumMap<Deed, Integer>(Deed.class);
        for (var deed : Deed.values()) {
            var all = killing.moments(deed);
            killing.checkNextStart();
            for (var moment = 1; moment <= all; moment++) {
                killing.killAt(deed, moment);
                perhapsAgain(killing, random);
                killing.checkNextStart();
            }
            moments.put(deed, all);
            System.out.printf("FAULTS kills: %s has %d pauses, %d runs so far%n", deed, all, killing.runs());
        }
        return moments;
    }

    private static void anywhere(Killing killing, Random random, Map<Deed, Integer> moments) {
        var deed = List.of(Deed.values()).get(random.nextInt(Deed.values().length));
        if (random.nextInt(3) == 0) {
            killing.killAt(deed, 1 + random.nextInt(Math.max(1, moments.getOrDefault(deed, 1))));
        } else {
            killing.killAfter(deed, Duration.ofMillis(random.nextInt(600)));
        }
        perhapsAgain(killing, random);
        killing.checkNextStart();
    }

    /// The recovery is killed too.
    private static void perhapsAgain(Killing killing, Random random) {
        if (random.nextInt(4) == 0) {
            killing.killAt(Deed.RECOVER, 1 + random.nextInt(RECOVERY_PAUSES));
        }
    }
}
