package dev.sluice.app;

import dev.sluice.app.log.LogFile;
import dev.sluice.app.workspace.WorkspaceFolders;
import dev.sluice.ui.tour.Tour;
import dev.sluice.ui.tour.TourDependencies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;

/// Runs the tour in workspaces of its own, which are thrown away afterwards.
final class TourLauncher {
    private TourLauncher() {}

    /// @return 0 when every step held
    static int run(LaunchOptions.Tour wish) {
        try {
            Files.createDirectories(wish.out());
            LogFile.in(wish.out().toAbsolutePath());
            var folder = Files.createTempDirectory("sluice-tour-");
            try {
                return run(wish, folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            System.err.println("sluice: the tour cannot write: " + e.getMessage());
            return 1;
        }
    }

    private static int run(LaunchOptions.Tour wish, Path folder) {
        var faults = new UncaughtHandler();
        Thread.setDefaultUncaughtExceptionHandler(faults);
        var bugs = new AtomicInteger();
        faults.showWith(bug -> {
            bugs.incrementAndGet();
            System.err.println("sluice: a bug was met during the tour: " + bug);
        });
        var home = folder.resolve("workspace").toString();
        var folders =
                new WorkspaceFolders(name -> name.equals("SLUICE_WORKSPACE") ? Optional.of(home) : Optional.empty());
        Platform.startup(() -> Platform.setImplicitExit(false));
        try (var root = new CompositionRoot(folders, faults, Duration.ZERO)) {
            var means = new TourDependencies(
                    Desktop.services(root),
                    root.messaging(),
                    root.ticker(),
                    wish.out(),
                    wish.servers(),
                    System.out::println);
            var unheld = new Tour(means).run();
            return unheld == 0 && bugs.get() == 0 ? 0 : 1;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(TourLauncher::deleteOne);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
