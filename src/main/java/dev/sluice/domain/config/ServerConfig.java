package dev.sluice.domain.config;

import dev.sluice.domain.nkey.PublicKey;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A `server.conf` for servers of one operator. Names and paths in it may hold any character; who writes it must
/// quote them.
public record ServerConfig(
        Basics basics,
        Trust trust,
        ResolverConfig resolver,
        @Nullable JetStream jetStream,
        @Nullable Cluster cluster,
        @Nullable WebSocket webSocket) {

    /// @param authTimeout how long a client may take to log in
    public record Basics(
            @Nullable String serverName,
            HostPort client,
            @Nullable HostPort monitoring,
            @Nullable ByteSize maxPayload,
            @Nullable ConfigSpan authTimeout) {}

    /// @param preload accounts that the configuration brings along, the system account among them
    public record Trust(String operatorName, OperatorText operator, Named systemAccount, List<Preload> preload) {
        public Trust {
            preload = List.copyOf(preload);
        }
    }

    /// The operator's JWT: in the configuration itself, or in a file that it names.
    public sealed interface OperatorText {
        record Inline(String jwt) implements OperatorText {}

        record File(String path) implements OperatorText {}
    }

    public record Named(String name, PublicKey key) {}

    public record Preload(Named account, String jwt) {}

    public record JetStream(String folder, ByteSize maxMemory, ByteSize maxFile) {}

    public record Cluster(String name, HostPort listen, List<URI> routes) {
        public Cluster {
            routes = List.copyOf(routes);
        }
    }

    /// @param origins where pages may come from; empty for anywhere
    public record WebSocket(HostPort listen, Encryption encryption, List<String> origins) {
        public WebSocket {
            origins = List.copyOf(origins);
        }
    }

    public sealed interface Encryption {
        /// `no_tls`: on loopback, or behind something that does TLS.
        record None() implements Encryption {}

        record Tls(String certificate, String key) implements Encryption {}
    }
}
