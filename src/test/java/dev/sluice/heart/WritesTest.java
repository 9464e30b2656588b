package dev.sluice.heart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The disk fails at each step.
@Tag("unit")
class WritesTest {
    @ParameterizedTest
    @EnumSource
    @DisplayName("S3-A4 the disk takes one transaction not, or none from there on: all or nothing")
    void writes(Scenario scenario) {
        try (var table = new HeartTable(scenario)) {
            var writes = table.writes();
            for (var number = 1; number <= writes; number++) {
                table.failWrites(number, number);
                table.failWrites(number, Integer.MAX_VALUE);
            }
            assertTrue(table.finished() > 1, "nothing failed");
        }
    }
}
