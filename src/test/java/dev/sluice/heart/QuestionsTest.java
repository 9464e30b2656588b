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

/// Each question to servers goes unheard, or the link breaks with it: the other disturbances make no difference to
/// a question.
@Tag("unit")
class QuestionsTest {
    static Stream<Arguments> disturbances() {
        return Arrays.stream(Scenario.values())
                .flatMap(scenario -> Stream.of(Disturbance.UNHEARD, Disturbance.LINK_LOST)
                        .map(disturbance -> Arguments.of(scenario, disturbance)));
    }

    @ParameterizedTest
    @MethodSource("disturbances")
    @DisplayName("S3-A4 one question is not answered, or none from there on: all or nothing, and never a leak")
    void questions(Scenario scenario, Disturbance disturbance) {
        try (var table = new HeartTable(scenario)) {
            var requests = table.requests();
            for (var number = 1; number <= requests.size(); number++) {
                if (!requests.get(number - 1).isChange()) {
                    var server = "n" + (1 + number % 3);
                    // There are many of them: every second one fails alone, the others with all that follow.
                    table.disturb(
                            number % 2 == 0
                                    ? Fault.at(number, server, disturbance)
                                    : Fault.from(number, server, disturbance));
                }
            }
            assertTrue(table.finished() > 1, "nothing was disturbed");
        }
    }
}
