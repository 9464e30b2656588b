package dev.sluice.domain.flow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Connection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@DisplayName("Flows are read beside the scheduler, which a lost link needs to come back")
@Tag("unit")
final class FlowMonitorTest {
    @Test
    @DisplayName("While servers are asked the scheduler goes on, and whoever leaves waits for nobody")
    void asksBesideTheScheduler() throws Exception {
        var asked = new CountDownLatch(1);
        var schedulerWent = new AtomicBoolean();
        var left = new CountDownLatch(1);
        var leftInTime = new AtomicBoolean();
        try (var ticker = Executors.newSingleThreadScheduledExecutor();
                var work = Executors.newVirtualThreadPerTaskExecutor()) {
            var monitor = new FlowMonitor(
                    () -> whileAsking(() -> {
                        var went = new CountDownLatch(1);
                        ticker.execute(went::countDown);
                        schedulerWent.set(went.await(5, TimeUnit.SECONDS));
                        asked.countDown();
                        leftInTime.set(left.await(5, TimeUnit.SECONDS));
                    }),
                    () -> {
                        throw new AssertionError("nobody is on servers");
                    },
                    ticker,
                    work);
            var watching = monitor.watch(_ -> {});
            assertTrue(asked.await(10, TimeUnit.SECONDS), "nobody was asked");
            assertTrue(schedulerWent.get(), "the scheduler was held");
            watching.close();
            left.countDown();
        }
        assertTrue(leftInTime.get(), "leaving waited for the servers");
    }

    @FunctionalInterface
    private interface Body {
        void run() throws InterruptedException;
    }

    private static List<Connection> whileAsking(Body body) {
        try {
            body.run();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return List.of();
    }
}
