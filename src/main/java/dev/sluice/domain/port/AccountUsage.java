package dev.sluice.domain.port;

import dev.sluice.domain.model.server.ClientConnection;
import java.util.List;

/// What an account uses now, summed over the servers that answered.
///
/// @param leafNodes connections of leaf nodes
/// @param isWithJetStream whether any server told of its JetStream
/// @param answered servers that told of its clients
/// @param expected how many servers there ought to be
public record AccountUsage(
        List<ClientConnection> clients,
        long leafNodes,
        JetStream jetStream,
        boolean isWithJetStream,
        int answered,
        int expected) {
    public AccountUsage {
        clients = List.copyOf(clients);
    }

    /// @param memory bytes, of all replicas
    /// @param disk bytes, of all replicas
    public record JetStream(long memory, long disk, long streams, long consumers) {
        public static final JetStream NONE = new JetStream(0, 0, 0, 0);
    }

    /// The most that one connection has.
    public long mostSubscriptions() {
        return clients.stream().mapToLong(ClientConnection::subscriptions).max().orElse(0);
    }
}
