package dev.sluice.domain.problem;

import dev.sluice.domain.text.ForeignText;
import java.util.List;

/// A failure that a person can meet: its code and the values its text names (never secrets). Values quote what
/// others wrote, so they are marked here, before they are in a text.
public record Problem(ProblemCode code, List<String> args) {
    public Problem {
        args = args.stream().map(ForeignText::marked).toList();
    }

    /// The wording, from the bundle, for a terminal.
    public ProblemText text() {
        return ProblemText.of(this);
    }

    /// The same for a window: it says what to do there.
    public ProblemText inWindow() {
        return ProblemText.inWindow(this);
    }
}
