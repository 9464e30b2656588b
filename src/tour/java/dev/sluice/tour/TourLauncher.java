package dev.sluice.tour;

import dev.sluice.app.CompositionRoot;
import dev.sluice.app.UncaughtHandler;
import dev.sluice.app.log.LogFile;
import dev.sluice.app.workspace.WorkspaceFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;

/// Runs the tour in workspaces of its own, which are thrown away afterwards.
public final class TourLauncher {
    private static final int USAGE = 2;

    private TourLauncher() {}

    public static void main(String[] arguments) {
        var wish = TourOptions.of(List.of(arguments));
        if (wish.isEmpty()) {
            System.err.println("sluice: the tour understands [--out DIR] [--servers 1|3] [--only CHAPTER,…]");
        }
        System.exit(wish.map(TourLauncher::run).orElse(USAGE));
    }

    /// @return 0 when every step held
    private static int run(TourOptions wish) {
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

    private static int run(TourOptions wish, Path folder) {
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
                    root.consoleServices(),
                    root.messaging(),
                    root.ticker(),
                    wish.out(),
                    wish.servers(),
                    wish.only(),
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
