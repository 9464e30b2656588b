package dev.sluice.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// The real time, moved as a test wants it.
public final class TestClock implements InstantSource {
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    /// Back with a negative one.
    public void advance(Duration by) {
        ahead.updateAndGet(by::plus);
    }

    /// The real time again.
    public void reset() {
        ahead.set(Duration.ZERO);
    }
}
