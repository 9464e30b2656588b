package dev.sluice.faults;

import dev.sluice.faults.Trial.Turn;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The network between servers, or between Sluice and them, fails at each step.
@Tag("faults")
class PartitionTest {
    private static final int SERVERS = 3;
    private static final Duration LATE = Duration.ofMillis(700);
    private static final Duration TOO_LATE = Duration.ofMillis(2600);

    private interface Work {
        void on(Trial trial, Network network);
    }

    private static void onNetwork(Path folder, Work work) {
        try (var network = new Network(Collections.nCopies(SERVERS, Age.NEWEST));
                var test = TestEnvironment.start(folder.resolve("workspace"), network::start, _ -> network.urls());
                var trial = new Trial(test)) {
            work.on(trial, network);
        }
    }

    @Test
    @DisplayName("S3-A4, S3-A6 any server is cut off from the others at each step: all or nothing, no leak")
    void serverCutOff(@TempDir Path folder) {
        onNetwork(folder, (trial, network) -> {
            for (var server = 0; server < SERVERS; server++) {
                var one = server;
                var strike = Strike.of("n%d cut off".formatted(one + 1), () -> network.isolate(one), network::mend);
                trial.everyStep(Turn.ACCEPT, strike);
                trial.everyStep(Turn.END, strike);
            }
            trial.print("partition of each server");
        });
    }

    @Test
    @DisplayName("S3-A4, S3-A6 Sluice loses its server, or all of them, at each step: all or nothing, no leak")
    void linkCut(@TempDir Path folder) {
        onNetwork(folder, (trial, network) -> {
            var all = Strike.of("Sluice cut off", network::unlinkAll, network::mend);
            var some = Strike.of(
                    "Sluice cut off from two",
                    () -> {
                        network.unlink(0);
                        network.unlink(1);
                    },
                    network::mend);
            for (var strike : List.of(all, some)) {
                for (var turn : Turn.values()) {
                    trial.everyStep(turn, strike);
                }
            }
            trial.print("partition of Sluice");
        });
    }

    @Test
    @DisplayName("S3-A4, S3-8 answers come late, and after Sluice has stopped waiting: all or nothing, no leak")
    void lateAnswers(@TempDir Path folder) {
        onNetwork(folder, (trial, network) -> {
            for (var by : List.of(LATE, TOO_LATE)) {
                var route = Strike.of("n3 late by " + by, () -> network.slow(2, by), network::mend);
                var link = Strike.of("answers late by " + by, () -> network.slowLinks(by), network::mend);
                for (var strike : List.of(route, link)) {
                    trial.everyStep(Turn.ACCEPT, strike);
                    trial.everyStep(Turn.END, strike);
                }
            }
            trial.print("late answers");
        });
    }
}
