package dev.sluice.adapter.store.file;

import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The copies of a database that lie in its folder's `backup`: those of before migrations, and those of whole
/// workspaces. Only what can be read as a whole is one.
public record DatabaseCopies(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseCopies.class);
    private static final int MOST = 3;
    private static final String SUFFIX = ".mv.db";

    /// The newest ones, for a sentence.
    public String text() {
        var whole = found().stream()
                .sorted(Comparator.comparing(DatabaseCopies::writtenAt).reversed())
                .filter(DatabaseCopies::isWhole)
                .limit(MOST)
                .map(this::named)
                .toList();
        return whole.isEmpty()
                ? "the workspace folder holds no whole copy of it"
                : "the workspace folder holds " + String.join(", ", whole);
    }

    private String named(DatabaseFile copy) {
        return folder.relativize(copy.path()) + " ("
                + writtenAt(copy).toInstant().truncatedTo(ChronoUnit.SECONDS) + ")";
    }

    private List<DatabaseFile> found() {
        var backup = folder.resolve("backup");
        return Stream.concat(databases(backup), folders(backup).flatMap(DatabaseCopies::databases))
                .toList();
    }

    private static Stream<DatabaseFile> databases(Path folder) {
        return list(folder)
                .filter(Files::isRegularFile)
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(SUFFIX))
                .map(name -> new DatabaseFile(folder, name.substring(0, name.length() - SUFFIX.length())));
    }

    private static Stream<Path> folders(Path folder) {
        return list(folder)
                .filter(Files::isDirectory)
                .filter(file -> !file.getFileName().toString().endsWith(".partial"));
    }

    private static Stream<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.of();
        }
        try (var files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            LOG.warn("the copies cannot be listed", e);
            return Stream.of();
        }
    }

    private static boolean isWhole(DatabaseFile copy) {
        try {
            return copy.isWhole();
        } catch (IOException | ProblemException e) {
            LOG.debug("{} is no whole copy", copy, e);
            return false;
        }
    }

    private static FileTime writtenAt(DatabaseFile copy) {
        try {
            return Files.getLastModifiedTime(copy.path());
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }
}
