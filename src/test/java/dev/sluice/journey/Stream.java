package dev.sluice.journey;

import dev.sluice.testing.TestClient;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Publishes on a subject every millisecond until closed.
final class Stream implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger count = new AtomicInteger();

    private Stream(TestClient client, String subject) {
        var _ = clock.scheduleAtFixedRate(
                () -> {
                    client.publish(subject, Integer.toString(count.incrementAndGet()));
                },
                0,
                1,
                TimeUnit.MILLISECONDS);
    }

    static Stream of(TestClient client, String subject) {
        return new Stream(client, subject);
    }

    int count() {
        return count.get();
    }

    /// Lets the message under way go: jnats that is interrupted while it flushes keeps a place for that answer, so
    /// every later flush of the connection waits for one too many.
    @Override
    public void close() {
        clock.close();
    }
}
