package dev.sluice.domain.config;

import java.net.URI;

/// Where a server keeps or finds account JWTs (nats-server-facts.md#1.1).
public sealed interface ResolverConfig {
    /// Every account, in a folder of this server's own. The one that Sluice can push to and read back from.
    record Full(String folder, Deletion deletion, ConfigSpan interval) implements ResolverConfig {}

    /// A least recently used part of the accounts, fetched from servers with a full resolver.
    record Cache(String folder, ConfigSpan lifetime) implements ResolverConfig {}

    /// What is preloaded and nothing else.
    record Memory() implements ResolverConfig {}

    /// Fetched from an account server, `<base><account key>`.
    record Url(URI base) implements ResolverConfig {}

    /// Whether accounts may be deleted by request of the operator.
    enum Deletion {
        ALLOWED,
        REFUSED
    }

    /// Whether the configuration may bring accounts along: servers refuse that for [Url].
    default boolean takesPreload() {
        return !(this instanceof Url);
    }
}
