package dev.sluice.domain.config;

/// Port: writes a configuration in the words of nats-server.
public interface ServerConfigFormat {
    /// A text that `nats-server -c` takes. Whatever characters names hold, they stay names.
    String write(ServerConfig config);
}
