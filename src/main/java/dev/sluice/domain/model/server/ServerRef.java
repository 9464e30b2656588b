package dev.sluice.domain.model.server;

/// A server as it names itself. Identity is `id`; it changes with each start of the server.
public record ServerRef(String id, String name, String version) {}
