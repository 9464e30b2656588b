package dev.sluice.domain.model.record;

import dev.sluice.domain.model.ConnectionId;
import java.time.Duration;

/// How long each activation of a connection lives, from its signing on.
public record ActivationTerm(ConnectionId connection, Duration life) {}
