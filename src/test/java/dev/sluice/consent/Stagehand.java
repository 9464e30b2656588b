package dev.sluice.consent;

import dev.sluice.testing.Age;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// One server on which sequences are played, one after the other.
final class Stagehand implements AutoCloseable {
    private final TestEnvironment test;
    private final TestClient system;
    private final Tally tally;
    private int episodes;

    /// @param differences after the last step; none when all is well
    record Outcome(List<Step> steps, List<String> told, List<String> differences) {
        boolean isWell() {
            return differences.isEmpty();
        }

        /// The first word of what is told: `LEAK`, `CUT`, `LIST`; empty when all is well.
        String kind() {
            var first = differences.isEmpty() ? "" : differences.getFirst();
            return first.substring(0, Math.max(0, first.indexOf(':')));
        }

        String text() {
            return "%s%n%nafter these steps:%n%s".formatted(String.join("\n", differences), String.join("\n", told));
        }
    }

    /// What comes next, from what is agreed so far; null at the end.
    interface Script {
        @org.jspecify.annotations.Nullable
        Step next(Model model);
    }

    Stagehand(Path folder, Age age) {
        this(folder, age, new Tally());
    }

    Stagehand(Path folder, Age age, Tally tally) {
        this.tally = tally;
        test = TestEnvironment.start(folder.resolve("workspace"), age, 1);
        system = test.connect(test.services().accounts().find("SYS"), 0);
    }

    Tally tally() {
        return tally;
    }

    Outcome play(List<Step> steps) {
        var left = new ArrayList<>(steps);
        return play(_ -> left.isEmpty() ? null : left.removeFirst());
    }

    /// Up to the first difference.
    Outcome play(Script script) {
        try (var episode = new Episode(test, system, ++episodes, tally)) {
            var steps = new ArrayList<Step>();
            for (var step = script.next(episode.model()); step != null; step = script.next(episode.model())) {
                steps.add(step);
                var differences = episode.play(step);
                if (!differences.isEmpty()) {
                    return new Outcome(steps, episode.told(), differences);
                }
            }
            return new Outcome(steps, episode.told(), List.of());
        }
    }

    @Override
    public void close() {
        test.close();
    }
}
