package dev.sluice.domain.interop.plan;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.problem.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an import did, operator by operator.
public record ImportResult(List<Outcome> outcomes) {
    public ImportResult {
        outcomes = List.copyOf(outcomes);
    }

    /// @param environment the one it is in now; null when it failed, and nothing of it came in
    /// @param problem why it failed, null when it did not
    /// @param keys seeds that were sealed into the vault
    public record Outcome(
            String name,
            @Nullable EnvironmentId environment,
            @Nullable Problem problem,
            int accounts,
            int users,
            int keys) {}

    public boolean isComplete() {
        return outcomes.stream().allMatch(outcome -> outcome.problem() == null);
    }
}
