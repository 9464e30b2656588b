package dev.sluice.app;

import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.job.FxWatchdog;
import dev.sluice.ui.mvc.FxThread;
import dev.sluice.ui.shell.ConsoleWindow;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The window from its first moment to its last. The workspace it has open is closed in order however the process
/// ends, short of a kill.
final class Desktop {
    private final CompositionRoot root;
    private final UncaughtHandler faults;
    private final CountDownLatch over = new CountDownLatch(1);

    Desktop(CompositionRoot root, UncaughtHandler faults) {
        this.root = root;
        this.faults = faults;
    }

    /// Begins to start JavaFX, on threads of its own, while the caller goes on: half of the time to the first
    /// picture.
    static void startToolkit() {
        Platform.startup(() -> {});
        // The process ends after the workspace is closed, which is after the last window is.
        Platform.setImplicitExit(false);
    }

    /// Returns when the window is closed. The toolkit was started before.
    void show(Path folder) {
        root.tend();
        FxThread.EXECUTOR.execute(() -> open(folder));
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void open(Path folder) {
        var stage = new Stage();
        var window = new ConsoleWindow(stage, root.consoleServices());
        faults.showWith(bug -> FxThread.EXECUTOR.execute(() -> window.dialogs().problem(problem(bug))));
        root.receptionist().window(() -> {
            FxThread.EXECUTOR.execute(window::bringForward);
            return true;
        });
        stage.setOnHidden(_ -> {
            root.receptionist().window(() -> false);
            window.dismiss();
            root.work().execute(() -> close(window));
        });
        Runtime.getRuntime().addShutdownHook(new Thread(window::release, "sluice-shutdown"));
        window.show(folder);
        watch();
    }

    /// From the first picture on: until then there is nobody whom a busy thread could keep waiting.
    private void watch() {
        var watchdog = new FxWatchdog(Thread.currentThread(), FxThread.EXECUTOR);
        var _ = root.ticker()
                .scheduleWithFixedDelay(
                        watchdog::look,
                        FxWatchdog.INTERVAL.toMillis(),
                        FxWatchdog.INTERVAL.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    private void close(ConsoleWindow window) {
        try {
            window.release();
        } finally {
            over.countDown();
        }
    }

    private static Problem problem(Throwable bug) {
        return new Problem(ProblemCode.UNEXPECTED, List.of(bug.getClass().getSimpleName()));
    }
}
