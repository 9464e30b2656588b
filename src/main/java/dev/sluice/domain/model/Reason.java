package dev.sluice.domain.model;

import java.util.Locale;

/// Why a connection is in its state, where the state alone does not say it.
public enum Reason {
    NONE,
    TOKEN_ISSUED,
    ROLLING_BACK,
    ROLLED_BACK,
    REVOKED_BY_EXPORTER,
    REVOKED_BY_IMPORTER,
    WITHDRAWN,
    IMPORTER_DELETED,
    EXPORTER_DELETED,
    DECLINED,
    EXPIRED,
    PROOF_FAILED,
    /// Taken over from elsewhere: it was on servers, which nobody has asked since.
    NOT_PROVEN,
    /// No proof could be made for too long.
    PROOF_OVERDUE,
    /// Closed for now; not every server has it yet.
    SUSPENDING_BY_EXPORTER,
    SUSPENDING_BY_IMPORTER,
    SUSPENDING_BY_BOTH,
    SUSPENDED_BY_EXPORTER,
    SUSPENDED_BY_IMPORTER,
    SUSPENDED_BY_BOTH;

    /// The word of `--json`: `token-issued`; empty for [#NONE].
    public String word() {
        return this == NONE ? "" : name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
