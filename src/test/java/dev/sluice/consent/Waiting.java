package dev.sluice.consent;

import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.record.StagedChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Staged work: it changes nothing until it is pushed.
final class Waiting {
    private final World world;
    private final Map<UUID, Runnable> staged = new LinkedHashMap<>();

    Waiting(World world) {
        this.world = world;
    }

    /// @param consequence for the model, now or with the push
    void done(Outcome outcome, Runnable consequence) {
        if (outcome instanceof Outcome.Staged(var change)) {
            staged.put(change.id(), consequence);
        } else {
            consequence.run();
        }
    }

    boolean isAny() {
        return !staged.isEmpty();
    }

    /// What was pushed takes effect, in its order; what still waits does not.
    void pushed() {
        var left = left();
        staged.forEach((id, consequence) -> {
            if (!left.contains(id)) {
                consequence.run();
            }
        });
        staged.keySet().retainAll(left);
    }

    /// What others threw away will never be.
    void forget() {
        if (!staged.isEmpty()) {
            staged.keySet().retainAll(left());
        }
    }

    private Set<UUID> left() {
        return world.services().publisher().staged().stream()
                .map(StagedChange::id)
                .collect(Collectors.toSet());
    }
}
