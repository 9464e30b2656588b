package dev.sluice.domain.federation.operation;

import java.util.Set;

/// How a changing act is carried out.
///
/// @param timing publish now, or keep it in the change set for a later push
/// @param without names or ids of servers knowingly left out
/// @param progress told of each step, on the thread that does the work
/// @param confirmed what a person named because it would be done by accident otherwise
public record OperationOptions(Timing timing, Set<String> without, Progress progress, Set<String> confirmed) {
    public enum Timing {
        NOW,
        STAGE
    }

    public OperationOptions {
        without = Set.copyOf(without);
        confirmed = Set.copyOf(confirmed);
    }

    public OperationOptions(Timing timing, Set<String> without, Progress progress) {
        this(timing, without, progress, Set.of());
    }

    public static OperationOptions now() {
        return new OperationOptions(Timing.NOW, Set.of(), Progress.NONE);
    }

    public static OperationOptions stage() {
        return new OperationOptions(Timing.STAGE, Set.of(), Progress.NONE);
    }

    public OperationOptions with(Progress next) {
        return new OperationOptions(timing, without, next, confirmed);
    }

    public OperationOptions confirming(Set<String> names) {
        return new OperationOptions(timing, without, progress, names);
    }

    public boolean staged() {
        return timing == Timing.STAGE;
    }
}
