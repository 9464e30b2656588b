package dev.sluice.domain.model.server;

import java.time.Instant;

/// Sluice's own NATS connection to the system account.
public sealed interface LinkState {
    /// No servers are known, or the link was not opened.
    record Off() implements LinkState {}

    record Connecting(Instant since) implements LinkState {}

    /// @param roundTripMillis measured at connect
    record Connected(ServerRef server, Instant since, long roundTripMillis) implements LinkState {}

    record Reconnecting(Instant since, String reason) implements LinkState {}

    /// @param reason the server's words; retrying will not help
    record Refused(Instant since, String reason) implements LinkState {}
}
