package dev.sluice.domain.federation.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the background is doing about servers.
///
/// @param open works that are not confirmed on every server yet
/// @param attempts in a row that did not bring everything to its end
/// @param nextTry when it is tried again; null when nothing waits
/// @param why what stood in the way last; empty when nothing did
/// @param lastCompared when every server was last compared with what is agreed; null before the first time
public record MaintenanceStatus(
        State state,
        int open,
        int attempts,
        @Nullable Instant nextTry,
        String why,
        @Nullable Instant lastCompared) {
    public static final MaintenanceStatus IDLE = new MaintenanceStatus(State.IDLE, 0, 0, null, "", null);

    public enum State {
        IDLE,
        WORKING,
        /// Something is not confirmed yet, and is tried again with growing pauses.
        RETRYING,
        /// Something must be newly signed, and the vault is locked.
        WAITING_FOR_UNLOCK
    }
}
