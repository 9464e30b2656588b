package dev.sluice.ui.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("Work in the background")
class BackgroundJobsTest {

    private final List<Object> heard = new ArrayList<>();
    private final BackgroundJobs jobs = new BackgroundJobs(Runnable::run, Runnable::run, (_, _) -> () -> {});

    private void run(ProblemCode met) {
        jobs.run(
                () -> {
                    throw ProblemException.of(met, "here");
                },
                heard::add,
                heard::add);
    }

    @Test
    void whatWentWrongIsToldToWhoeverAsked() {
        run(ProblemCode.NO_WORKSPACE);
        assertEquals(List.of(new Problem(ProblemCode.NO_WORKSPACE, List.of("here"))), heard);
    }

    @Test
    void thatTheWorkspaceWasClosedIsToldToNobody() {
        run(ProblemCode.WORKSPACE_CLOSED);
        assertEquals(List.of(), heard);
        assertEquals(0, jobs.running().get());
    }
}
