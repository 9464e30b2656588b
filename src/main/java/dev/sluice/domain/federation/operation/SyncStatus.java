package dev.sluice.domain.federation.operation;

import java.util.Locale;

/// How what a server has of an account compares with what we signed for it; the later, the worse.
public enum SyncStatus {
    IN_STEP,
    /// No client and no partner made the server load it, which is no fault.
    NOT_LOADED,
    /// Deleted here; the JWT that locks everybody out is all that is left.
    LOCKED_OUT,
    /// The server does not answer, so nothing is known.
    SILENT,
    /// Ours, and not yet seen on every server.
    UNCONFIRMED,
    /// An older text of ours.
    OUTDATED,
    /// The server has no such account.
    MISSING,
    /// Stored, but the server goes on with something else.
    NOT_ENFORCED,
    /// In force, but not every import of it is.
    INCOMPLETE,
    /// Deleted here, and back again.
    RESURRECTED,
    /// The server does not trust the key that signed it: no push mends that, only its own operator JWT.
    NOT_TRUSTED,
    /// Its own end has passed: servers let nobody in, whatever is pushed.
    EXPIRED,
    /// Another tool changed it.
    DRIFT,
    /// Signed by nobody whom the servers trust: unusable after their next start.
    UNKNOWN_SIGNER;

    /// The word of `--json`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it differs from what ought to be there.
    public boolean isDrift() {
        return compareTo(SILENT) > 0;
    }

    /// Whether pushing what is ours overwrites nobody's work.
    public boolean isOurs() {
        return isDrift() && compareTo(RESURRECTED) <= 0;
    }

    /// Whether only a person can say what is right.
    public boolean needsChoice() {
        return this == DRIFT || this == UNKNOWN_SIGNER;
    }

    public SyncStatus worse(SyncStatus other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
