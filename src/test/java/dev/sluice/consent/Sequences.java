package dev.sluice.consent;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Sequences that are drawn, and those that are kept in files.
final class Sequences {
    static final int STEPS = 40;

    private Sequences() {}

    /// Sequences are parted by blank lines; `#` begins a remark.
    static Stream<List<Step>> read(String text) {
        return Stream.of(text.split("\\n\\s*\\n", -1)).map(Step::parseAll).filter(steps -> !steps.isEmpty());
    }

    /// Draws and plays so many. Where one fails, it is told with its seed, and a shorter one that can be kept.
    static void random(Stagehand stage, long seed, int episodes) {
        var failures = new ArrayList<String>();
        for (var drawn = seed; drawn < seed + episodes; drawn++) {
            var outcome = stage.play(new Dice(drawn, STEPS));
            if (!outcome.isWell()) {
                // At once: making it shorter takes a while.
                System.out.printf(
                        "CONSENT seed %d differs after %d steps: %s%n",
                        drawn, outcome.steps().size(), outcome.text());
                var shorter = new Shrinker(stage).shrink(outcome);
                failures.add("seed %d: %s%n%nAs drawn: %s".formatted(drawn, shorter.text(), outcome.text()));
            }
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(String.join("\n\n", failures));
        }
    }
}
