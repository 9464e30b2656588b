package dev.sluice.domain.model;

import java.time.Instant;

/// A server that answered once. One that is known and silent is missing, whatever the others count
/// (nats-server-facts 1.4).
public record KnownServer(EnvironmentId environment, String name, String version, Instant seenAt) {}
