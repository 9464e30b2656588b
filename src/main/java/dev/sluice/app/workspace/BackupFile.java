package dev.sluice.app.workspace;

import dev.sluice.adapter.vault.Sealing;
import dev.sluice.adapter.vault.SecretFiles;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.BackupMade;
import dev.sluice.domain.workspace.Passphrase;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A copy of a workspace as one sealed file: a zip of its database and its vault.
record BackupFile(Path path) {
    private static final List<String> PARTS = List.of("vault.json", "sluice.mv.db");
    /// Packs the copy in a folder; on disk when it returns, and what was there before is replaced in one step.
    ///
    /// @throws ProblemException `DISK_FULL`, `FILE_NOT_WRITTEN`
    BackupMade write(Path copy, Instant madeAt, Passphrase passphrase, WorkspaceDependencies.Vaults vaults) {
        requirePlain();
        try {
            var folder = path.toAbsolutePath().getParent();
            var partial = Files.createTempFile(folder, ".sluice-", ".part", SecretFiles.ownerOnly(path));
            try {
                try (var file = new FileOutputStream(partial.toFile());
                        var sealing = vaults.seal(new BufferedOutputStream(file), madeAt, passphrase)) {
                    pack(copy, sealing);
                    file.getFD().sync();
                }
                var bytes = Files.size(partial);
                Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                return new BackupMade(path, madeAt, bytes);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            throw SecretFiles.notWritten(path, path, e);
        }
    }

    private static void pack(Path copy, Sealing sealing) throws IOException {
        var zip = new ZipOutputStream(sealing);
        for (var part : PARTS) {
            zip.putNextEntry(new ZipEntry(part));
            Files.copy(copy.resolve(part), zip);
            zip.closeEntry();
        }
        zip.finish();
        sealing.finish();
    }

    /// Puts what is in it into an empty folder.
    ///
    /// @return when it was made
    /// @throws ProblemException `BACKUP_UNKNOWN`, `BACKUP_PASSPHRASE`, `BACKUP_DAMAGED`, `FILE_UNREADABLE`,
    /// `DISK_FULL`, `FILE_NOT_WRITTEN`
    Instant unpack(Path folder, Passphrase passphrase, WorkspaceDependencies.Vaults vaults) {
        requirePlain();
        try (var file = Files.newInputStream(path)) {
            var opened = vaults.open(file, path.toString(), passphrase);
            try (var content = opened.content()) {
                unpack(new ZipInputStream(content), folder);
                // Only its end tells that nothing was cut off.
                content.transferTo(OutputStream.nullOutputStream());
            }
            return opened.madeAt();
        } catch (NoSuchFileException e) {
            throw ProblemException.because(e, ProblemCode.FILE_UNREADABLE, path, String.valueOf(e.getMessage()));
        } catch (ZipException e) {
            throw ProblemException.because(e, ProblemCode.BACKUP_DAMAGED, path);
        } catch (IOException e) {
            throw SecretFiles.notWritten(folder, folder, e);
        }
    }

    /// Names are compared and never used, so nothing is written beside the folder.
    private void unpack(ZipInputStream zip, Path folder) throws IOException {
        Set<String> missing = new HashSet<>(PARTS);
        for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
            var part = entry.getName();
            if (!missing.remove(part)) {
                throw ProblemException.of(ProblemCode.BACKUP_DAMAGED, path);
            }
            try (var out = create(folder.resolve(PARTS.get(PARTS.indexOf(part))))) {
                zip.transferTo(out);
            }
        }
        if (!missing.isEmpty()) {
            throw ProblemException.of(ProblemCode.BACKUP_DAMAGED, path);
        }
    }

    private static OutputStream create(Path file) throws IOException {
        Files.createFile(file, SecretFiles.ownerOnly(file));
        return Files.newOutputStream(file, StandardOpenOption.WRITE);
    }

    /// A pipe would let others make us wait for ever, and a device would be replaced by a file.
    private void requirePlain() {
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw ProblemException.of(ProblemCode.NOT_PLAIN, path);
        }
    }
}
