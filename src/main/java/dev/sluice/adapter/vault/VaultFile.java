package dev.sluice.adapter.vault;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// `vault.json`, replaced as a whole: whatever happens, either the old content or the new one is there. Streams,
/// not channels, since those are closed when their thread is interrupted.
record VaultFile(Path path) {
    private static final String NAME = "vault.json";
    /// As much as the database leaves free.
    private static final long LITTLE = 512 * 1024;
    /// About a quarter of a million keys.
    private static final int MAX_SIZE = 64 * 1024 * 1024;

    static VaultFile in(Path folder) {
        return new VaultFile(folder.toAbsolutePath().normalize().resolve(NAME));
    }

    boolean exists() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /// @throws ProblemException `VAULT_DAMAGED`, `NOT_PLAIN`
    VaultContent read() {
        // A link would let others choose what is read, and a pipe let us wait for ever.
        if (exists() && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw ProblemException.of(ProblemCode.NOT_PLAIN, path);
        }
        try (var stream = new FileInputStream(path.toFile())) {
            var bytes = stream.readNBytes(MAX_SIZE + 1);
            if (bytes.length > MAX_SIZE) {
                throw ProblemException.of(ProblemCode.VAULT_DAMAGED, "it is too large");
            }
            return VaultFormat.read(bytes);
        } catch (IOException e) {
            var reason = exists() ? "it cannot be read" : "it is missing";
            throw ProblemException.because(e, ProblemCode.VAULT_DAMAGED, reason);
        } catch (IllegalArgumentException e) {
            throw ProblemException.because(e, ProblemCode.VAULT_DAMAGED, "its content does not hold");
        }
    }

    /// @throws ProblemException `FILE_NOT_WRITTEN`
    void remove() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /// On disk when it returns.
    ///
    /// @throws ProblemException `DISK_FULL`, `FILE_NOT_WRITTEN`; the old content is there then
    void write(VaultContent content) {
        var partial = path.resolveSibling(NAME + ".partial");
        var bytes = VaultFormat.write(content);
        try {
            Files.createDirectories(path.getParent());
            requireRoom(bytes.length);
            Files.deleteIfExists(partial);
            Files.createFile(partial, SecretFiles.ownerOnly(path));
            try (var stream = new FileOutputStream(partial.toFile())) {
                stream.write(bytes);
                stream.getFD().sync();
            }
            Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            syncFolder();
        } catch (IOException e) {
            discard(partial, e);
            throw problem(e);
        }
    }

    /// The rows that speak of a key have to fit after it, so it is refused when they would be.
    private void requireRoom(int bytes) {
        var disk = folder().toFile();
        if (disk.getUsableSpace() < LITTLE + bytes && disk.getTotalSpace() > 0) {
            throw ProblemException.of(ProblemCode.DISK_FULL, folder());
        }
    }

    private Path folder() {
        return path.resolve("..").normalize();
    }

    /// The new name is on disk only when the folder is. Windows has no such thing.
    private void syncFolder() throws IOException {
        if (SecretFiles.isPosix(path)) {
            try (var folder = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
                folder.force(true);
            }
        }
    }

    private static void discard(Path partial, IOException failure) {
        try {
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private ProblemException problem(IOException failure) {
        return SecretFiles.notWritten(folder(), path, failure);
    }
}
