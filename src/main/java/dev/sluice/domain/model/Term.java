package dev.sluice.domain.model;

import java.time.Duration;

/// How long each activation of a connection lives, from its signing on.
public record Term(ConnectionId connection, Duration life) {}
