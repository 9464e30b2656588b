package dev.sluice.domain.model.record;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;

/// How far the deletion of an account has got on the servers.
public record Removal(PublicKey account, Stage stage, Instant since) {

    /// In this order.
    public enum Stage {
        /// Begun: partners are being rebuilt without it, and a JWT without connections is pushed.
        LOCKING_OUT,
        /// Nobody can connect, on every server; it is going to be deleted.
        LOCKED_OUT,
        /// The servers do not allow deletion; the JWT that locks everybody out stays.
        STAYS_LOCKED_OUT,
        /// No server has it.
        DELETED;

        /// The word of `--json`.
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// Whether servers still have to be told.
    public boolean isOpen() {
        return stage == Stage.LOCKING_OUT || stage == Stage.LOCKED_OUT;
    }
}
