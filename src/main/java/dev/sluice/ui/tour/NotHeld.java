package dev.sluice.ui.tour;

import java.io.Serial;

/// A step of the tour that did not hold, and why, in plain words.
final class NotHeld extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    NotHeld(String reason) {
        super(reason);
    }

    NotHeld(String reason, Throwable cause) {
        super(reason, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
