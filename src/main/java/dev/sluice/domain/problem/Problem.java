package dev.sluice.domain.problem;

import dev.sluice.domain.text.ForeignText;
import java.util.List;

/// A failure that a person can meet: its code and the values its text names (never secrets). Values quote what
/// others wrote, so they are marked here, before they are in a text.
public record Problem(ProblemCode code, List<String> args) {
    /// Of what would be cut the texts have two: described, and listed by name.
    private static final int AFTER_TEXTS = 2;

    public Problem {
        args = args.stream().map(ForeignText::marked).toList();
    }

    /// Names by which a person agrees to what would be cut too; empty where agreeing is not the way out.
    public List<String> agreeable() {
        return switch (code) {
            case ANOTHER_TOKEN_CUT, KEPT_IMPORT_CUT -> args.subList(AFTER_TEXTS, args.size());
            default -> List.of();
        };
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
