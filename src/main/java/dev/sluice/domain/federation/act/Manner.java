package dev.sluice.domain.federation.act;

import java.util.Set;

/// How a changing act is carried out.
///
/// @param timing publish now, or keep it in the change set for a later push
/// @param without names or ids of servers knowingly left out
/// @param progress told of each step, on the thread that does the work
/// @param confirmed what a person named because it would be done by accident otherwise
public record Manner(Timing timing, Set<String> without, Progress progress, Set<String> confirmed) {
    public enum Timing {
        NOW,
        STAGE
    }

    public Manner {
        without = Set.copyOf(without);
        confirmed = Set.copyOf(confirmed);
    }

    public Manner(Timing timing, Set<String> without, Progress progress) {
        this(timing, without, progress, Set.of());
    }

    public static Manner now() {
        return new Manner(Timing.NOW, Set.of(), Progress.NONE);
    }

    public static Manner stage() {
        return new Manner(Timing.STAGE, Set.of(), Progress.NONE);
    }

    public Manner with(Progress next) {
        return new Manner(timing, without, next, confirmed);
    }

    public Manner confirming(Set<String> names) {
        return new Manner(timing, without, progress, names);
    }

    public boolean staged() {
        return timing == Timing.STAGE;
    }
}
