package dev.sluice.testing.scripted;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Stands still until a test moves it.
public final class ManualClock implements InstantSource {
    private Instant now = Instant.parse("2026-11-21T03:00:00Z");

    @Override
    public synchronized Instant instant() {
        return now;
    }

    /// Back with a negative one.
    public synchronized void advance(Duration by) {
        now = now.plus(by);
    }
}
