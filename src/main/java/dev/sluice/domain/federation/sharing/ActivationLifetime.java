package dev.sluice.domain.federation.sharing;

import java.time.Duration;

/// How long the activations of a connection are to live from now on.
public sealed interface ActivationLifetime {
    /// As long as before.
    record Same() implements ActivationLifetime {}

    record Lasting(Duration span) implements ActivationLifetime {}

    /// Until they are revoked.
    record Endless() implements ActivationLifetime {}
}
