package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Script.Fault;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each change of servers fails in each way.
@Tag("unit")
class ChangesTest {
    static Stream<Arguments> disturbances() {
        return Arrays.stream(Scenario.values())
                .flatMap(scenario ->
                        Arrays.stream(Disturbance.values()).map(disturbance -> Arguments.of(scenario, disturbance)));
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    @DisplayName("S3-A4 one push fails, or all from there on: all or nothing, and never a leak")
    void changes(Scenario scenario, Disturbance disturbance) {
        try (var table = new HeartTable(scenario)) {
            var requests = table.requests();
            for (var number = 1; number <= requests.size(); number++) {
                if (requests.get(number - 1).isChange()) {
                    var server = "n" + (1 + number % 3);
                    table.disturb(Fault.at(number, server, disturbance));
                    table.disturb(Fault.from(number, server, disturbance));
                }
            }
            assertTrue(table.finished() > 1, "nothing was disturbed");
        }
    }
}
