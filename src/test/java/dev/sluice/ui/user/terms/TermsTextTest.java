package dev.sluice.ui.user.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.TimeRange;
import dev.sluice.domain.problem.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("Rules, limits and hours as they are typed")
class TermsTextTest {

    @Test
    void limitsAndHoursAreReadAsTheyAreTyped() {
        var day = RestrictionText.hours("8:00-18:00, 22:00:30 - 06:00").orElseThrow();
        assertEquals(List.of(new TimeRange("8:00:00", "18:00:00"), new TimeRange("22:00:30", "06:00:00")), day);
        assertEquals("8:00-18:00, 22:00:30-06:00", RestrictionText.hours(day));
        assertTrue(RestrictionText.hours("noon").isEmpty());
        assertEquals(65_536L, RestrictionText.bytes("64KB").orElseThrow());
        assertEquals(-1L, RestrictionText.count(" ").orElseThrow());
        assertTrue(RestrictionText.count("-3").isEmpty());
    }

    @Test
    void rulesAreReadByLine() {
        assertEquals(List.of("orders.>", "jobs workers"), RuleLines.of(" orders.>\n\njobs   workers\norders.>"));
        assertTrue(RuleLines.fault("deliver.{{name()}}.>\norders.*").isEmpty());
        assertEquals(
                ProblemCode.SUBJECT_INVALID,
                RuleLines.fault("orders.>\norders..x").orElseThrow().code());
    }
}
