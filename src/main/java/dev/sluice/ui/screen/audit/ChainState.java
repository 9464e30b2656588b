package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditVerdict;

/// What is known of the chain of hashes.
sealed interface ChainState {
    /// Nobody asked.
    record Unknown() implements ChainState {}

    record Verifying() implements ChainState {}

    record Verified(AuditVerdict verdict) implements ChainState {}
}
