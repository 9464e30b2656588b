package dev.sluice.domain.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What verifying the chain found.
///
/// @param head the last entry that holds
/// @param sealed how many of them the signature covers; the others were made while the vault was locked, and are
/// signed at the next unlock
/// @param sealedAt null when nothing was signed yet
/// @param fault the first that was found; null when the log is whole
public record AuditVerdict(
        AuditHead head,
        long sealed,
        @Nullable Instant sealedAt,
        @Nullable Fault fault) {

    /// @param entry the number of the first entry that does not hold
    public record Fault(long entry, Kind kind) {}

    public enum Kind {
        /// Its content is not what was written.
        CHANGED,
        /// An entry is missing, or one too many is there.
        MISSING,
        /// It does not continue the entry before.
        UNCHAINED,
        /// The log ends before the signature says so.
        TRUNCATED,
        /// The chain is whole but is not the one that was signed.
        REWRITTEN,
        /// The signature is missing, or not by the key in the vault.
        SEAL
    }

    /// How many hold.
    public long entries() {
        return head.number();
    }

    public boolean isWhole() {
        return fault == null;
    }

    public long unsealed() {
        return entries() - sealed;
    }
}
