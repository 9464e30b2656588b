package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The process ends at each step.
@Tag("unit")
class KillsTest {
    @ParameterizedTest
    @EnumSource
    @DisplayName("S3-A4 killed before or after each transaction and each request: the next process converges")
    void kills(Scenario scenario) {
        try (var table = new HeartTable(scenario)) {
            var moments = table.moments();
            // Between the end of one request or transaction and the beginning of the next nothing is done.
            for (var moment = 1; moment <= moments; moment += 2) {
                table.kill(moment);
            }
            assertTrue(table.finished() > 1, "nobody was killed");
        }
    }
}
