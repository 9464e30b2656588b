package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.jwt.diff.ClaimChange;
import java.util.List;
import java.util.Map;

/// What is shown of one row.
sealed interface AuditDetail {

    /// One act and what it changed in the claims of accounts.
    ///
    /// @param claims by account, as far as they are shown
    /// @param names of accounts by the text of their keys
    record Legible(AuditEntry entry, List<Signed> claims, Map<String, String> names) implements AuditDetail {}

    /// An entry that cannot be read.
    record Illegible(long number) implements AuditDetail {}

    /// What a JWT that was signed in the act changed against the one before.
    record Signed(String account, long revision, List<ClaimChange> changes) {}
}
