package dev.sluice.faults;

import dev.sluice.faults.Trial.Turn;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// One server of three fails at each step of an activation and of a revocation.
@Tag("faults")
class ServerFaultsTest {
    @ParameterizedTest
    @EnumSource(Fault.class)
    @DisplayName("S3-A4, S3-A6 a server fails at each step: all or nothing, and no message leaks")
    void atEachStep(Fault fault, @TempDir Path folder) {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), Age.NEWEST, 3);
                var trial = new Trial(test)) {
            for (var server : List.of("n2", "n3")) {
                var strike = fault.on(test.cluster(), server);
                trial.everyStep(Turn.ACCEPT, strike);
                trial.everyStep(Turn.END, strike);
            }
            trial.print("one server of three, " + fault);
        }
    }
}
