package dev.sluice.domain.federation;

import dev.sluice.domain.flow.FlowMonitor;
import dev.sluice.domain.model.Environment;

/// The services of one environment, sharing its locks and its link.
///
/// @param link our connection to its servers
public record Realm(
        Scope scope,
        Accounts accounts,
        Users users,
        Exports exports,
        Imports imports,
        Activations activations,
        Federation federation,
        Publisher publisher,
        Prover prover,
        LinkKeeper link,
        FlowMonitor flows) {

    /// As the store has it now.
    public Environment environment() {
        return scope.environment();
    }
}
