package dev.sluice.domain.model.record;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;

/// What accounts were last told of how servers hold one: so that the same drift is told once, and once more when
/// it comes back.
///
/// @param status its word; [#IN_STEP] when the drift is gone
/// @param jwt another tool's text, empty where there is none
public record DriftMark(PublicKey account, String status, String jwt, Instant since) {
    private static final String IN_STEP = "in-step";
    private static final String RESURRECTED = "resurrected";

    public static DriftMark gone(PublicKey account, Instant at) {
        return new DriftMark(account, IN_STEP, "", at);
    }

    public boolean isOpen() {
        return !status.equals(IN_STEP);
    }

    /// Whether a person who was told of one was told of the other. How bad it is may change from one comparison to
    /// the next; that is no news.
    public boolean isSame(DriftMark other) {
        return isOpen() == other.isOpen() && jwt.equals(other.jwt) && isReturn() == other.isReturn();
    }

    private boolean isReturn() {
        return status.equals(RESURRECTED);
    }
}
