package dev.sluice.domain.problem;

import java.util.List;

/// A failure that a person can meet: its code and the values its text names (never secrets).
public record Problem(ProblemCode code, List<String> args) {
    public Problem {
        args = List.copyOf(args);
    }

    /// The wording, from the bundle.
    public ProblemText text() {
        return ProblemText.of(this);
    }
}
