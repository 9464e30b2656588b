package dev.sluice.domain.federation.push;

/// What is to become of the servers, seen while the accounts that it is about are locked.
///
/// @param <R> what comes of it
public sealed interface ChangePlan<R> permits ChangePlan.Settled, ServerChange {
    /// Nothing of it belongs on servers: it is done.
    record Settled<R>(R result) implements ChangePlan<R> {}
}
