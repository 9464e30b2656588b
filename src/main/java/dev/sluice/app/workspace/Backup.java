package dev.sluice.app.workspace;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.function.Consumer;

/// Copies of a workspace, beside the copies of its database from before migrations. Each is a workspace itself, or
/// is not there: a copy that was broken off leaves nothing.
///
/// @param copying fills an empty folder
record Backup(Consumer<Path> copying) {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    static final Backup NONE = new Backup(_ -> {});

    Path make(Path workspace, Instant now) {
        var folder = workspace.resolve("backup");
        var copy = free(folder, STAMP.format(now));
        var partial = copy.resolveSibling(copy.getFileName() + ".partial");
        try {
            WorkspaceFolders.make(folder);
            remove(partial);
            WorkspaceFolders.make(partial);
            try {
                copying.accept(partial);
                return Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                remove(partial);
            }
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, copy, String.valueOf(e.getMessage()));
        }
    }

    private static Path free(Path folder, String name) {
        var copy = folder.resolve(name);
        for (var n = 2; Files.exists(copy); n++) {
            copy = folder.resolve(name + "-" + n);
        }
        return copy;
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
