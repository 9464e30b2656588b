package dev.sluice.tour;

import java.io.Serial;

/// A step of the tour that did not hold, and why, in plain words.
final class ScenarioFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    ScenarioFailure(String reason) {
        super(reason);
    }

    ScenarioFailure(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
