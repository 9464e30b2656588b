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
    /// @param stored each stream once, however many servers told of it
    public record JetStream(long memory, long disk, List<StoredStream> stored) {
        public static final JetStream NONE = new JetStream(0, 0, List.of());

        public JetStream {
            stored = List.copyOf(stored);
        }
    }

    /// @param size the bytes that it may have or, without such a bound, has
    /// @param bytes that it has, of one replica
    /// @param pending the most messages that one of its consumers waits to have acknowledged
    public record StoredStream(int replicas, boolean isInMemory, long size, long bytes, long consumers, long pending) {
        /// What two servers tell of one stream: a replica may lag behind.
        public StoredStream with(StoredStream other) {
            return new StoredStream(
                    Math.max(replicas, other.replicas),
                    isInMemory,
                    Math.max(size, other.size),
                    Math.max(bytes, other.bytes),
                    Math.max(consumers, other.consumers),
                    Math.max(pending, other.pending));
        }
    }

    /// The most that one connection has.
    public long mostSubscriptions() {
        return clients.stream().mapToLong(ClientConnection::subscriptions).max().orElse(0);
    }
}
