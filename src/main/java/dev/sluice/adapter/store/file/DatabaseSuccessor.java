package dev.sluice.adapter.store.file;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;

/// A database that is made beside the one whose place it takes in one step, once it is whole. Until that step what
/// stood there stands there, however the making ends; what it leaves behind is thrown away by the next opening.
final class DatabaseSuccessor implements AutoCloseable {
    private static final String FOLDER = "next";

    private final DatabaseFile place;
    private final DatabaseFile file;

    private DatabaseSuccessor(DatabaseFile place) {
        this.place = place;
        this.file = new DatabaseFile(place.folder().resolve(FOLDER));
    }

    /// One that has no file yet.
    static DatabaseSuccessor of(DatabaseFile place) throws IOException {
        var successor = new DatabaseSuccessor(place);
        successor.clear();
        DatabaseFile.makeFolder(successor.file.folder());
        return successor;
    }

    /// Throws away what a crash has left.
    static void clear(DatabaseFile place) throws IOException {
        new DatabaseSuccessor(place).clear();
    }

    DatabaseFile file() {
        return file;
    }

    /// Takes the content of the one that is there as its own.
    void inherit() throws IOException {
        Files.copy(place.path(), file.path(), StandardCopyOption.COPY_ATTRIBUTES);
    }

    /// Leaves out what is of no use any more. It must be closed.
    ///
    /// @throws ProblemException `DISK_FULL`, `STORE_FAILED`
    void compact() {
        try {
            MVStoreTool.compact(file.h2File(), false);
        } catch (MVStoreException e) {
            throw SqlFailures.of(e, file);
        }
    }

    /// Takes the place, on disk when it returns.
    ///
    /// @param schema that it must have
    /// @throws ProblemException when it is not whole; the one that is there stays
    void takePlace(int schema) throws IOException {
        if (!file.endedCleanly() || DatabaseInspection.of(file).schema() != schema) {
            throw DatabaseFile.isShort(place.folder(), 0)
                    ? ProblemException.of(ProblemCode.DISK_FULL, place.folder())
                    : ProblemException.of(ProblemCode.STORE_FAILED, "what was made to take its place is not whole");
        }
        file.closeToOthers();
        DatabaseFile.sync(file.path());
        Files.move(file.path(), place.path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        DatabaseFile.syncFolder(file.folder());
        DatabaseFile.syncFolder(place.folder());
    }

    @Override
    public void close() throws IOException {
        clear();
    }

    private void clear() throws IOException {
        if (Files.exists(file.folder(), LinkOption.NOFOLLOW_LINKS)) {
            try (var files = Files.walk(file.folder())) {
                for (Path left : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(left);
                }
            }
        }
    }
}
