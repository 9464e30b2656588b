package dev.sluice.tour;

import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Prints each step with what was observed, and counts those that did not hold.
final class Report {
    private static final Messages TEXTS = Messages.of("tour");

    private final Consumer<String> told;
    private int steps;
    private int failed;

    Report(Consumer<String> told) {
        this.told = told;
    }

    int failed() {
        return failed;
    }

    void chapter(String title) {
        told.accept("");
        told.accept(title);
    }

    /// Steps that rest on each other: the first that does not hold ends them.
    ///
    /// @return whether all of them held
    boolean attempt(Runnable chapter) {
        var before = failed;
        try {
            chapter.run();
        } catch (ScenarioFailure e) {
            failed++;
            told.accept(TEXTS.get("step.failed", steps, e.reason()));
        }
        return failed == before;
    }

    /// @param work gives what was observed
    void step(String intent, Supplier<String> work) {
        steps++;
        told.accept(TEXTS.get("step", steps, intent));
        told.accept(TEXTS.get("step.held", work.get()));
    }

    void close(int pictures) {
        told.accept("");
        told.accept(TEXTS.get("end", steps, failed, pictures));
    }
}
