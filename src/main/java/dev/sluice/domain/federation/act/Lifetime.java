package dev.sluice.domain.federation.act;

import java.time.Duration;

/// How long the activations of a connection are to live from now on.
public sealed interface Lifetime {
    /// As long as before.
    record Same() implements Lifetime {}

    record Lasting(Duration span) implements Lifetime {}

    /// Until they are revoked.
    record Endless() implements Lifetime {}
}
