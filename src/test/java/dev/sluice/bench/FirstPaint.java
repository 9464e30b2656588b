package dev.sluice.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.stage.Window;

/// Ends the process at the first picture of its first window, and prints the milliseconds since the JVM began.
final class FirstPaint {
    private static final Duration LOOK = Duration.ofMillis(2);

    private FirstPaint() {}

    /// Looks from a thread of its own, since the toolkit is not there yet.
    static void watch() {
        Thread.ofPlatform().daemon().name("first-paint").start(FirstPaint::look);
    }

    private static void look() {
        var armed = new boolean[1];
        while (!armed[0]) {
            LockSupport.parkNanos(LOOK.toNanos());
            try {
                Platform.runLater(() -> armed[0] = armed[0] || arm());
            } catch (IllegalStateException _) {
                // The toolkit has not started: looked at again.
                armed[0] = false;
            }
        }
    }

    private static boolean arm() {
        for (var window : Window.getWindows()) {
            if (window.isShowing() && window.getScene() != null) {
                window.getScene().addPostLayoutPulseListener(FirstPaint::report);
                Platform.requestNextPulse();
                return true;
            }
        }
        return false;
    }

    private static void report() {
        var began = ManagementFactory.getRuntimeMXBean().getStartTime();
        System.out.println("first-paint " + (System.currentTimeMillis() - began));
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
