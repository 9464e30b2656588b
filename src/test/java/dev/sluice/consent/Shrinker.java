package dev.sluice.consent;

import dev.sluice.consent.Stagehand.Outcome;
import java.util.ArrayList;
import java.util.List;

/// Drops steps of a failing sequence while it still fails in the same way: first many at once, then each.
final class Shrinker {
    private static final int MOST_RUNS = Integer.getInteger("consent.shrink", 60);

    private final Stagehand stage;
    private int runs;

    Shrinker(Stagehand stage) {
        this.stage = stage;
    }

    /// A short sequence that fails too, at best the same one.
    Outcome shrink(Outcome failing) {
        var best = failing;
        for (var size = Math.max(1, best.steps().size() / 2); size >= 1; size /= 2) {
            var from = 0;
            while (from < best.steps().size() && runs < MOST_RUNS) {
                var shorter = without(best.steps(), from, size);
                runs++;
                var outcome = stage.play(shorter);
                if (outcome.kind().equals(failing.kind())) {
                    best = outcome;
                } else {
                    from += size;
                }
            }
        }
        return best;
    }

    private static List<Step> without(List<Step> steps, int from, int size) {
        var left = new ArrayList<>(steps.subList(0, from));
        left.addAll(steps.subList(Math.min(from + size, steps.size()), steps.size()));
        return left;
    }
}
