package dev.sluice.app.owner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/// Where a workspace's socket is: `sluice.sock` in its folder. Where that path is too long for the system, the
/// file says where the socket is instead.
record SocketPath(Path file, Path socket) implements AutoCloseable {
    private static final String FILE = "sluice.sock";

    /// The system's limit is 104 bytes or a little more.
    private static final int LONGEST = 100;

    private static final int LONGEST_POINTER = 4096;

    /// Clears what an owner who died has left. Only for the owner.
    static SocketPath claim(Path folder) throws IOException {
        var file = folder.toAbsolutePath().resolve(FILE);
        var old = find(folder);
        Files.deleteIfExists(file);
        if (old.isPresent() && !old.get().equals(file)) {
            removeFar(old.get());
        }
        if (file.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return new SocketPath(file, file);
        }
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        var far = Files.createTempDirectory("sluice-", ownerOnly).resolve(FILE);
        Files.writeString(file, far.toString());
        return new SocketPath(file, far);
    }

    /// Where the owner listens, if it does.
    static Optional<Path> find(Path folder) throws IOException {
        var file = folder.toAbsolutePath().resolve(FILE);
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            if (Files.size(file) > LONGEST_POINTER) {
                throw new IOException(file + " is not a socket");
            }
            return Optional.of(Path.of(Files.readString(file)));
        }
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Optional.of(file) : Optional.empty();
    }

    /// Nobody but this user may talk to it. The folder keeps others out while it is being made.
    void protect() throws IOException {
        Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
        if (!socket.equals(file)) {
            removeFar(socket);
        }
    }

    private static void removeFar(Path socket) throws IOException {
        if (!socket.endsWith(FILE)) {
            return;
        }
        Files.deleteIfExists(socket);
        var folder = socket.getParent();
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }
}
