package dev.sluice.domain.model.server;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A client that is connected to a server now, as that server tells of it (CONNZ).
///
/// @param number by which the server knows it
/// @param user the public key of its user, or whatever else it came in with
/// @param subscriptions how many it has
/// @param since when it connected, by the server's clock; null when it does not say
public record ClientConnection(
        ServerRef server,
        long number,
        String user,
        String name,
        String address,
        String client,
        long subscriptions,
        @Nullable Instant since,
        Traffic traffic) {
    /// Since it is connected: in is what it sent, out what it got.
    public record Traffic(long inMessages, long outMessages, long inBytes, long outBytes) {}
}
