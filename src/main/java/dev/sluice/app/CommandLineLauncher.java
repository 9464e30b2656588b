package dev.sluice.app;

import dev.sluice.app.log.LogFile;
import dev.sluice.app.workspace.WorkspaceFolders;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The command line's main class. Touches nothing of JavaFX.
public final class CommandLineLauncher {
    /// Most commands are over before anybody else wants the workspace.
    private static final Duration UNLISTED = Duration.ofMillis(1500);

    private static final Duration FAREWELL = Duration.ofSeconds(20);
    private static final Duration BRIEF_FAREWELL = Duration.ofSeconds(2);

    private CommandLineLauncher() {}

    public static void main(String[] arguments) {
        var folders = WorkspaceFolders.ofProcess();
        LogFile.in(folders.state());
        var terminal = new LocalTerminal();
        var over = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(terminal, over), "sluice-shutdown"));
        var code = run(folders, terminal, List.of(arguments));
        over.countDown();
        System.exit(code);
    }

    private static int run(WorkspaceFolders folders, LocalTerminal terminal, List<String> arguments) {
        var faults = new UncaughtHandler();
        Thread.setDefaultUncaughtExceptionHandler(faults);
        try (var root = new CompositionRoot(folders, faults, UNLISTED)) {
            return root.commands().run(arguments, terminal);
        }
    }

    /// Ctrl+C lets a command that waits end by itself, so that what it opened is closed in order.
    private static void stop(LocalTerminal terminal, CountDownLatch over) {
        var patience = terminal.stop() ? FAREWELL : BRIEF_FAREWELL;
        try {
            over.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
