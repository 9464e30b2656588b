package dev.sluice.faults;

import static dev.sluice.testing.Age.NEWEST;
import static dev.sluice.testing.Age.OLDEST;

import dev.sluice.faults.Trial.Turn;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The oldest and the newest server in one cluster, of which one fails at each step.
@Tag("faults")
class VersionMixTest {
    static Stream<List<Age>> mixes() {
        return Stream.of(List.of(NEWEST, NEWEST, OLDEST), List.of(OLDEST, OLDEST, NEWEST));
    }

    @ParameterizedTest
    @MethodSource("mixes")
    @DisplayName("S3-A4, S3-A6 in a cluster of old and new servers one fails at each step: all or nothing, no leak")
    void oneFails(List<Age> ages, @TempDir Path folder) {
        try (var network = new Network(ages);
                var test = TestEnvironment.start(folder.resolve("workspace"), network::start, _ -> network.urls());
                var trial = new Trial(test)) {
            // The one that is like no other, and one of the others.
            for (var strike : List.of(Fault.PAUSE.on(test.cluster(), "n3"), Fault.KILL.on(test.cluster(), "n2"))) {
                trial.everyStep(Turn.ACCEPT, strike);
                trial.everyStep(Turn.END, strike);
            }
            var cut = Strike.of("n3 cut off", () -> network.isolate(2), network::mend);
            for (var turn : Turn.values()) {
                trial.everyStep(turn, cut);
            }
            trial.print("versions " + ages);
        }
    }
}
