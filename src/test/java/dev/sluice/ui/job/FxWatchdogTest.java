package dev.sluice.ui.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The watchdog of the FX thread (architecture.md#threads)")
class FxWatchdogTest {
    private static final StackTraceElement[] IDLE = {
        frame("jdk.internal.misc.Unsafe", "park"),
        frame("java.util.concurrent.LinkedBlockingQueue", "take"),
        frame("com.sun.glass.ui.headless.NestedRunnableProcessor", "newRunLoop"),
        frame("java.lang.Thread", "run")
    };
    private static final StackTraceElement[] IN_A_DIALOG = {
        frame("com.sun.glass.ui.gtk.GtkApplication", "enterNestedEventLoopImpl"),
        frame("dev.sluice.ui.dialog.NativeFileDialogs", "open"),
        frame("com.sun.glass.ui.gtk.GtkApplication", "_runLoop")
    };
    private static final StackTraceElement[] SORTING = {
        frame("java.util.ArrayList", "sort"),
        frame("dev.sluice.ui.control.DataTable", "sort"),
        frame("com.sun.glass.ui.gtk.GtkApplication", "_runLoop")
    };
    private static final StackTraceElement[] LAYOUT = {
        frame("javafx.scene.Parent", "layout"), frame("com.sun.glass.ui.gtk.GtkApplication", "_runLoop")
    };

    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private final List<FxWatchdog.Hold> holds = new ArrayList<>();
    private StackTraceElement[] stack = IDLE;
    private long nanos;
    private final FxWatchdog watchdog = new FxWatchdog(() -> stack, waiting::add, () -> nanos, holds::add);

    @Test
    void anIdleThreadIsNeverWoken() {
        for (var idle : List.of(IDLE, IN_A_DIALOG, new StackTraceElement[0])) {
            for (var turn = 0; turn < 10; turn++) {
                looks(idle, 50);
            }
        }
        assertTrue(waiting.isEmpty());
        assertEquals(List.of(), holds);
    }

    @Test
    void aHoldIsToldOnceWithWhatWasSeenMost() {
        looks(LAYOUT, 50);
        looks(SORTING, 50);
        looks(SORTING, 50);
        goesOn();
        looks(IDLE, 50);
        looks(IDLE, 50);
        assertEquals(1, holds.size());
        var hold = holds.getFirst();
        assertEquals(Duration.ofMillis(150), hold.length());
        assertEquals("dev.sluice.ui.control.DataTable.sort(Unknown Source)", hold.place());
        assertEquals(List.of(SORTING), hold.stack());
        assertTrue(hold.over());
    }

    @Test
    void librariesAreNamedWhenTheyAreAtWorkByThemselves() {
        looks(LAYOUT, 200);
        goesOn();
        looks(IDLE, 50);
        assertEquals(
                "javafx.scene.Parent.layout(Unknown Source)", holds.getFirst().place());
    }

    @Test
    void whatIsOverInTimeIsNotTold() {
        for (var turn = 0; turn < 10; turn++) {
            looks(SORTING, 50);
            goesOn();
        }
        looks(IDLE, 50);
        assertEquals(List.of(), holds);
    }

    @Test
    void oneThatDoesNotEndIsToldWhileItLastsAndNotAgain() {
        for (var turn = 0; turn < 300; turn++) {
            looks(SORTING, 50);
        }
        assertEquals(1, holds.size());
        assertFalse(holds.getFirst().over());
        assertEquals(FxWatchdog.HANGING, holds.getFirst().length());
        goesOn();
        looks(IDLE, 50);
        assertEquals(1, holds.size());
    }

    /// The thread is seen so, and time passes.
    private void looks(StackTraceElement[] now, long millis) {
        stack = now;
        watchdog.look();
        nanos += Duration.ofMillis(millis).toNanos();
    }

    /// The thread gets to what was handed in.
    private void goesOn() {
        assertEquals(1, waiting.size(), "beats under way");
        waiting.remove().run();
    }

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, null, -1);
    }
}
