package dev.sluice.app.workspace;

import dev.sluice.adapter.store.H2Store;
import dev.sluice.adapter.store.file.StoreState;
import dev.sluice.app.trust.OwnFiles;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Restored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts a backup in the place of a workspace, or where none is. It is made whole beside that place, so that
/// whatever happens either the one or the other is there, and what was there is kept.
final class WorkspaceRestore {
    private final Function<Path, OlderFolder> look;
    private final WorkspaceDependencies dependencies;

    WorkspaceRestore(Function<Path, OlderFolder> look, WorkspaceDependencies dependencies) {
        this.look = look;
        this.dependencies = dependencies;
    }

    Restored run(Path file, Path folder, Passphrase passphrase, boolean accepting) {
        var place = folder.toAbsolutePath().normalize();
        var replaces = H2Store.exists(place);
        if (replaces) {
            OwnFiles.requireWorkspace(place);
        } else {
            requireEmpty(place);
        }
        try (var _ = replaces ? WorkspaceLock.take(place) : null) {
            return restore(new BackupFile(file), place, passphrase, accepting ? null : place);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, place, String.valueOf(e.getMessage()));
        }
    }

    /// @param guarded what must not be newer, or another; null where somebody agreed to it
    private Restored restore(BackupFile file, Path place, Passphrase passphrase, @Nullable Path guarded)
            throws IOException {
        var made = beside(place);
        try {
            var madeAt = file.unpack(made, passphrase, dependencies.vaults());
            try (var restored = look.apply(made)) {
                restored.vault().unlock(passphrase);
                if (guarded != null && H2Store.exists(guarded)) {
                    requireNothingLost(guarded, restored.state(), madeAt);
                }
                restored.acceptRestored(madeAt.toString());
            }
            return new Restored(place, madeAt, put(made, place));
        } finally {
            WorkspaceFolders.remove(made);
        }
    }

    private static Path beside(Path place) throws IOException {
        var parent = place.resolveSibling("");
        Files.createDirectories(parent);
        return Files.createTempDirectory(
                parent,
                ".sluice-restoring-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static void requireEmpty(Path place) {
        if (!Files.exists(place)) {
            return;
        }
        try (var content = Files.list(place)) {
            if (content.findAny().isPresent()) {
                throw ProblemException.of(ProblemCode.RESTORE_NOT_EMPTY, place);
            }
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.RESTORE_NOT_EMPTY, place);
        }
    }

    /// The anchor tells how far what is there has come, also where its database cannot be read any more.
    private static void requireNothingLost(Path place, StoreState restored, Instant madeAt) throws IOException {
        var known = AnchorFile.in(place)
                .read()
                .filter(anchor -> anchor.isOf(restored.workspace()))
                .orElseThrow(() -> ProblemException.of(ProblemCode.RESTORE_OTHER, place));
        if (known.now().commits() > restored.commits()) {
            throw ProblemException.of(
                    ProblemCode.RESTORE_OLDER,
                    place,
                    known.now().commits() - restored.commits(),
                    Math.max(0, known.now().entries() - restored.head().number()),
                    known.at().truncatedTo(ChronoUnit.SECONDS),
                    madeAt);
        }
    }

    /// @return where what was there is kept
    private Optional<Path> put(Path made, Path place) throws IOException {
        if (!H2Store.exists(place)) {
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        }
        var name = place.getFileName() + ".before-restore-"
                + Backup.stamp(dependencies.sources().clock().instant());
        var aside = Backup.free(place.resolveSibling(""), name);
        Files.move(place, aside, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(made, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(aside, place, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        return Optional.of(aside);
    }
}
