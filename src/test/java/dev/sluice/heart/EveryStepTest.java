package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script.Fault;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Everything that can fail fails at each step of everything that reaches servers.
@Tag("unit")
class EveryStepTest {
    /// What a question suffers; the rest makes no difference to it.
    private static final Set<Disturbance> OF_QUESTIONS = EnumSet.of(Disturbance.UNHEARD, Disturbance.LINK_LOST);

    @TempDir
    Path folder;

    static Stream<Arguments> disturbances() {
        return Arrays.stream(Scenario.values())
                .flatMap(scenario ->
                        Arrays.stream(Disturbance.values()).map(disturbance -> Arguments.of(scenario, disturbance)));
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    @DisplayName("S3-A4 one request fails, or all from there on: all or nothing, and never a leak")
    void requests(Scenario scenario, Disturbance disturbance) {
        try (var table = new HeartTable(folder, scenario)) {
            var requests = table.requests();
            for (var number = 1; number <= requests.size(); number++) {
                if (requests.get(number - 1).isChange() || OF_QUESTIONS.contains(disturbance)) {
                    var server = "n" + (1 + number % 3);
                    table.disturb(Fault.at(number, server, disturbance));
                    table.disturb(Fault.from(number, server, disturbance));
                }
            }
            assertTrue(table.runs() > 1, "nothing was disturbed");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S3-A4 killed before or after each transaction and each request: the next process converges")
    void kills(Scenario scenario) {
        try (var table = new HeartTable(folder, scenario)) {
            var moments = table.moments();
            for (var moment = 1; moment <= moments; moment++) {
                table.kill(moment);
            }
            assertTrue(table.runs() > 1, "nobody was killed");
        }
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("S3-A4 the disk takes one transaction not, or none from there on: all or nothing")
    void writes(Scenario scenario) {
        try (var table = new HeartTable(folder, scenario)) {
            var writes = table.writes();
            for (var number = 1; number <= writes; number++) {
                table.failWrites(number, number);
                table.failWrites(number, Integer.MAX_VALUE);
            }
            assertTrue(table.runs() > 1, "nothing failed");
        }
    }
}
