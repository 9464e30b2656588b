package dev.sluice.app.workspace;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.BackupMade;
import dev.sluice.domain.workspace.Passphrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Consumer;

/// Copies of a workspace, beside the copies of its database from before migrations. Each is a workspace itself, or
/// is not there: a copy that was broken off leaves nothing.
///
/// @param copying fills an empty folder
/// @param vaults that seal a copy as one file
record Backup(Consumer<Path> copying, WorkspaceDependencies.Vaults vaults) {
    private static final String FOLDER = "backup";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'Z'").withZone(ZoneOffset.UTC);

    Path make(Path workspace, Instant now) {
        var copy = free(workspace.resolve(FOLDER), stamp(now));
        return within(workspace, copy, partial -> Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE));
    }

    /// The same as one sealed file, wherever that is to be.
    BackupMade seal(Path workspace, BackupFile target, Instant now, Passphrase passphrase) {
        var copy = free(workspace.resolve(FOLDER), stamp(now));
        return within(workspace, copy, partial -> target.write(partial, now, passphrase, vaults));
    }

    @FunctionalInterface
    private interface Use<T> {
        T of(Path copy) throws IOException;
    }

    /// Makes a copy beside where it would lie, which is gone when this returns.
    private <T> T within(Path workspace, Path copy, Use<T> use) {
        var partial = copy.resolveSibling(copy.getFileName() + ".partial");
        try {
            WorkspaceFolders.make(workspace.resolve(FOLDER));
            WorkspaceFolders.remove(partial);
            WorkspaceFolders.make(partial);
            try {
                copying.accept(partial);
                return use.of(partial);
            } finally {
                WorkspaceFolders.remove(partial);
            }
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, copy, String.valueOf(e.getMessage()));
        }
    }

    /// A moment as part of a file's name.
    static String stamp(Instant moment) {
        return STAMP.format(moment);
    }

    /// The name, or one with a number that is not taken.
    static Path free(Path folder, String name) {
        var copy = folder.resolve(name);
        for (var n = 2; Files.exists(copy); n++) {
            copy = folder.resolve(name + "-" + n);
        }
        return copy;
    }
}
