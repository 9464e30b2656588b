package dev.sluice.domain.readmodel;

import dev.sluice.domain.nkey.PublicKey;
import org.jspecify.annotations.Nullable;

/// What a token has to do with this workspace.
///
/// @param account of ours or known here that it is about, to be shown
/// @param status how it compares with what is kept here
/// @param importable whether it can be imported into an account of ours now
public record TokenRelation(@Nullable PublicKey account, TokenStatus status, Importable importable) {
    public enum TokenStatus {
        /// Nothing here to compare with.
        NONE,
        /// An account's token as it was last released here.
        RELEASED,
        /// An account's token unlike the one last released here.
        OTHER_THAN_RELEASED,
        /// An activation that was revoked here.
        REVOKED
    }

    public enum Importable {
        YES,
        /// An activation for an account that is not ours.
        NOT_OURS,
        /// Not an activation, or not valid.
        NO
    }

    /// When a token may be used.
    public enum Phase {
        NOT_YET,
        VALID,
        EXPIRED
    }
}
