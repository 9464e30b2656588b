package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.problem.Problem;
import java.util.List;
import java.util.Optional;

/// What a change that is being typed would do.
public sealed interface Foreseen {
    /// Nothing is changed yet.
    record Nothing() implements Foreseen {}

    record Reading() implements Foreseen {}

    /// @param claims that change; none where it is so already
    /// @param cuts what it cuts, by what servers say; empty where they could not be asked
    record Known(List<ClaimChange> claims, Optional<List<PreflightFinding>> cuts) implements Foreseen {
        public Known {
            claims = List.copyOf(claims);
        }

        /// Of a change that cuts nobody, whatever servers say.
        public static Known of(List<ClaimChange> claims) {
            return new Known(claims, Optional.of(List.of()));
        }
    }

    /// It cannot be worked out, or not be done.
    record Wrong(Problem problem) implements Foreseen {}
}
