package dev.sluice.ui.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.problem.Problem;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Of several jobs only the newest counts")
class LatestOnlyTest {
    private static final Duration QUIET = Duration.ofMillis(200);

    private final Queue<Runnable> background = new ArrayDeque<>();
    private final List<Runnable> delayed = new ArrayList<>();
    private final List<Duration> times = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final LatestOnly lane = new BackgroundJobs(background::add, Runnable::run, this::delay).lane();

    @Test
    void whatIsTypedIsAskedOnceTheHandsRest() {
        lane.runAfter(QUIET, () -> ask("o"), shown::add, LatestOnlyTest::unexpected);
        lane.runAfter(QUIET, () -> ask("or"), shown::add, LatestOnlyTest::unexpected);
        lane.runAfter(QUIET, () -> ask("ord"), shown::add, LatestOnlyTest::unexpected);
        assertEquals(0, background.size());
        timePasses();
        work();
        assertEquals(List.of("ord"), asked);
        assertEquals(List.of("ord"), shown);
        assertEquals(List.of(QUIET, QUIET, QUIET), times);
    }

    @Test
    void whatIsChosenIsAskedAtOnceAndOvertakesWhatWasTyped() {
        lane.runAfter(QUIET, () -> ask("typed"), shown::add, LatestOnlyTest::unexpected);
        lane.runAfter(Duration.ZERO, () -> ask("chosen"), shown::add, LatestOnlyTest::unexpected);
        timePasses();
        work();
        assertEquals(List.of("chosen"), asked);
    }

    @Test
    void anAnswerToAnOlderQuestionNeverReplacesANewerOne() {
        lane.run(() -> ask("older"), shown::add, LatestOnlyTest::unexpected);
        lane.runAfter(QUIET, () -> ask("newer"), shown::add, LatestOnlyTest::unexpected);
        work();
        assertEquals(List.of(), shown);
        timePasses();
        lane.run(() -> ask("newest"), shown::add, LatestOnlyTest::unexpected);
        // The newest comes back first.
        background.add(background.remove());
        work();
        assertEquals(List.of("older", "newest", "newer"), asked);
        assertEquals(List.of("newest"), shown);
    }

    @Test
    void whatIsForgottenIsNeitherAskedNorShown() {
        lane.runAfter(QUIET, () -> ask("typed"), shown::add, LatestOnlyTest::unexpected);
        lane.forget();
        timePasses();
        work();
        assertEquals(List.of(), asked);
        assertEquals(List.of(), shown);
    }

    private Registration delay(Duration time, Runnable work) {
        times.add(time);
        delayed.add(work);
        return () -> delayed.remove(work);
    }

    private String ask(String question) {
        asked.add(question);
        return question;
    }

    private void timePasses() {
        var due = List.copyOf(delayed);
        delayed.clear();
        due.forEach(Runnable::run);
    }

    private void work() {
        while (!background.isEmpty()) {
            background.remove().run();
        }
    }

    private static void unexpected(Problem problem) {
        throw new AssertionError(problem);
    }
}
