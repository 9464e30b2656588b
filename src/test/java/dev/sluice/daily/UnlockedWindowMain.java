package dev.sluice.daily;

import dev.sluice.app.Launcher;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.scene.control.PasswordField;
import javafx.stage.Window;

/// The console as its launcher opens it, unlocked with the passphrase of the environment variable as soon as it
/// asks.
public final class UnlockedWindowMain {
    static final String PASSPHRASE = "SLUICE_BENCH_PASSPHRASE";
    static final String UNLOCKED = "unlocked";

    private static final Duration LOOK = Duration.ofMillis(200);

    private UnlockedWindowMain() {}

    public static void main(String[] arguments) {
        Thread.ofPlatform().daemon().name("unlocking").start(UnlockedWindowMain::look);
        Launcher.main(arguments);
    }

    private static void look() {
        var done = new boolean[1];
        while (!done[0]) {
            LockSupport.parkNanos(LOOK.toNanos());
            try {
                Platform.runLater(() -> done[0] = done[0] || unlock());
            } catch (IllegalStateException _) {
                // The toolkit has not started: looked at again.
                done[0] = false;
            }
        }
    }

    private static boolean unlock() {
        for (var window : Window.getWindows()) {
            if (window.getScene() != null
                    && window.getScene().lookup("#passphrase") instanceof PasswordField field
                    && field.getOnAction() != null) {
                field.setText(System.getenv(PASSPHRASE));
                field.getOnAction().handle(null);
                System.out.println(UNLOCKED);
                return true;
            }
        }
        return false;
    }
}
