package dev.sluice.adapter.nats.session;

import dev.sluice.domain.time.Backoff;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait before the next attempt to reconnect. Used by one thread at a time.
public final class ReconnectDelay {
    private final LinkTimings.Retries retries;
    private final Backoff backoff;
    private final RandomGenerator jitter;
    private int failures;

    public ReconnectDelay(LinkTimings.Retries retries, RandomGenerator jitter) {
        this.retries = retries;
        this.backoff = new Backoff(retries.first(), retries.cap());
        this.jitter = jitter;
    }

    public void reset() {
        failures = 0;
    }

    /// Up to 20 ms: most lost connections can be had again at once, from another server.
    public Duration first() {
        return Duration.ofMillis(jitter.nextInt(20));
    }

    public Duration afterFault() {
        failures++;
        return spread(backoff.after(failures));
    }

    public Duration afterRefusal() {
        return spread(retries.refused());
    }

    /// Three quarters to all of it.
    private Duration spread(Duration wait) {
        var millis = Math.max(1, wait.toMillis());
        return Duration.ofMillis(millis - jitter.nextLong(millis / 4 + 1));
    }
}
