package dev.sluice.app;

import dev.sluice.app.log.LogFile;
import dev.sluice.app.workspace.WorkspaceFolders;
import dev.sluice.domain.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The window's main class: opens the console.
public final class Launcher {
    private static final int USAGE = 2;

    private Launcher() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        return switch (LaunchOptions.of(arguments)) {
            case LaunchOptions.Window window -> open(window);
            case LaunchOptions.Unknown unknown -> {
                System.err.println("sluice: " + unknown.word() + " is not understood here; use [--workspace DIR]");
                yield USAGE;
            }
        };
    }

    private static int open(LaunchOptions.Window wish) {
        Desktop.startToolkit();
        var folders = WorkspaceFolders.ofProcess();
        LogFile.in(folders.state());
        var faults = new UncaughtHandler();
        Thread.setDefaultUncaughtExceptionHandler(faults);
        var folder = Optional.ofNullable(wish.folder()).orElseGet(folders::workspace);
        try (var root = new CompositionRoot(folders, faults, java.time.Duration.ZERO)) {
            if (isOpenElsewhere(root, Stream.of(folder, folders.sandbox()))) {
                return 0;
            }
            new Desktop(root, faults).show(folder);
        }
        return 0;
    }

    /// A second Sluice brings the first one's window forward instead of opening its own.
    private static boolean isOpenElsewhere(CompositionRoot root, Stream<Path> folders) {
        var terminal = new LocalTerminal();
        return folders.filter(root.workspaces()::exists).anyMatch(folder -> {
            try {
                return root.owner().raise(folder, terminal);
            } catch (ProblemException e) {
                LoggerHolder.LOG.debug(
                        "no window to bring forward: {}", e.problem().code());
                return false;
            }
        });
    }

    /// Made after the log file has its name.
    private static final class LoggerHolder {
        private static final Logger LOG = LoggerFactory.getLogger(Launcher.class);
    }
}
