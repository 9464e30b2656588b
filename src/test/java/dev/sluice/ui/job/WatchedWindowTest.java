package dev.sluice.ui.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ui.mvc.FxThread;
import dev.sluice.ui.testing.UiTest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The watchdog beside a real window (architecture.md#threads)")
class WatchedWindowTest extends UiTest {
    private final List<FxWatchdog.Hold> holds = new CopyOnWriteArrayList<>();
    private final AtomicInteger beats = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void itSleepsWhileTheWindowDoesAndNamesWhatHoldsIt() {
        fx(() -> window().showWelcome());
        awaitNode(".console");
        var thread = onFx(Thread::currentThread);
        var watchdog = watchdog(thread);
        // What the window has to do after its first picture comes to an end; then it is looked at in vain.
        Awaitility.await().until(() -> {
            var before = beats.get();
            for (var turn = 0; turn < 50; turn++) {
                watchdog.look();
            }
            return beats.get() == before;
        });
        var released = new CountDownLatch(1);
        var held = new CountDownLatch(1);
        FxThread.EXECUTOR.execute(() -> hold(held, released));
        awaitQuietly(held);
        // Said to be held is not yet waiting: where it stands is read once it does not move any more.
        Awaitility.await().until(() -> thread.getState() == Thread.State.WAITING);
        // So often that what the thread does after it, before it hears the beat, is not seen more often.
        for (var turn = 0; turn < FxWatchdog.MANY; turn++) {
            watchdog.look();
        }
        nanos.addAndGet(FxWatchdog.LIMIT.toNanos());
        released.countDown();
        Awaitility.await().until(() -> {
            watchdog.look();
            return !holds.isEmpty();
        });
        assertEquals(1, holds.size());
        assertTrue(holds.getFirst().place().contains("WatchedWindowTest.awaitQuietly"), holds.toString());
        assertTrue(
                holds.getFirst().stack().stream()
                        .anyMatch(frame -> frame.getMethodName().equals("hold")),
                holds.toString());
    }

    private FxWatchdog watchdog(Thread thread) {
        Executor counted = work -> {
            beats.incrementAndGet();
            FxThread.EXECUTOR.execute(work);
        };
        return new FxWatchdog(thread::getStackTrace, counted, nanos::get, holds::add);
    }

    private static void hold(CountDownLatch held, CountDownLatch released) {
        held.countDown();
        awaitQuietly(released);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
