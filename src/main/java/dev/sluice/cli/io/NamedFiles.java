package dev.sluice.cli.io;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Files that a person names: read with a bound, written for their owner only and in one step. `-` is the
/// terminal.
public final class NamedFiles {
    static final int TOKEN_LIMIT = 64 * 1024;
    static final int JWT_LIMIT = 2 * 1024 * 1024;
    static final int CONFIGURATION_LIMIT = 4 * 1024 * 1024;
    static final int PASSPHRASE_LIMIT = 4 * 1024;
    private static final int MAX_BYTES = 3;
    private static final String STANDARD = "-";
    private static final Set<PosixFilePermission> READ_BY_OTHERS =
            EnumSet.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ);

    private final Terminal terminal;
    private final BooleanSupplier overwriting;

    /// @param overwriting whether what is there already may be replaced
    public NamedFiles(Terminal terminal, BooleanSupplier overwriting) {
        this.terminal = terminal;
        this.overwriting = overwriting;
    }

    /// Before a command does what it would then have nowhere to put.
    ///
    /// @param name may be missing
    /// @throws ProblemException `FILE_EXISTS`
    public void requireFree(@Nullable String name) {
        if (name != null && !name.equals(STANDARD)) {
            requireFree(terminal.directory().resolve(name));
        }
    }

    /// Writing to a pipe or a device replaces nothing.
    private void requireFree(Path target) {
        if (!overwriting.getAsBoolean() && Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !isDevice(target)) {
            throw ProblemException.of(ProblemCode.FILE_EXISTS, target);
        }
    }

    /// Also where nobody would think of it: a file of a group.
    public boolean isReadableByOthers(String name) {
        var file = terminal.directory().resolve(name);
        if (name.equals(STANDARD) || !Files.isRegularFile(file)) {
            return false;
        }
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(READ_BY_OTHERS::contains);
        } catch (IOException | UnsupportedOperationException _) {
            // A file system without such rights has nothing to tell of them.
            return false;
        }
    }

    private static boolean isDevice(Path target) {
        return Files.exists(target) && !Files.isRegularFile(target) && !Files.isDirectory(target);
    }

    public String token(String name) {
        return new String(read(name, TOKEN_LIMIT), StandardCharsets.UTF_8).strip();
    }

    /// A token with or without armour, of any size that the reader takes.
    public String jwt(String name) {
        return new String(read(name, JWT_LIMIT), StandardCharsets.UTF_8);
    }

    /// A configuration of a server.
    public String configuration(String name) {
        return new String(read(name, CONFIGURATION_LIMIT), StandardCharsets.UTF_8);
    }

    /// Makes a folder for secrets, unless it is there.
    ///
    /// @throws ProblemException `FILE_NOT_WRITTEN`
    public void requireFolder(String name) {
        var folder = terminal.directory().resolve(name);
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, folder, reason(e));
        }
    }

    /// The content as it comes; the caller closes it, which leaves the terminal open.
    public InputStream open(String name) throws IOException {
        if (!name.equals(STANDARD)) {
            return Files.newInputStream(terminal.directory().resolve(name));
        }
        return new FilterInputStream(terminal.in()) {
            @Override
            public void close() {
                // not ours
            }
        };
    }

    /// Before somebody is asked for what opens it.
    ///
    /// @throws ProblemException `FILE_UNREADABLE`
    public void requireReadable(String name) {
        try {
            open(name).close();
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    public ProblemException unreadable(String name, IOException e) {
        return ProblemException.because(e, ProblemCode.FILE_UNREADABLE, name, reason(e));
    }

    /// The first line without its end; the caller wipes it.
    public char[] passphrase(String name) {
        return secret(name);
    }

    /// The first line of a file that holds a secret, such as a seed; the caller wipes it.
    public char[] secret(String name) {
        var bytes = read(name, PASSPHRASE_LIMIT);
        var decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        try {
            return firstLine(decoded);
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(decoded.array(), '\0');
        }
    }

    public void write(String name, String content) {
        write(name, content.toCharArray());
    }

    /// Bytes that are no text, to a file and never to the terminal.
    public void writeBytes(String name, byte[] content) {
        var target = terminal.directory().resolve(name);
        requireFree(target);
        try {
            put(target, ByteBuffer.wrap(content));
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, target, reason(e));
        }
    }

    /// Puts a secret in the place of a file that is there, in one step: whoever reads it has the old one or the new
    /// one whole. A link leads to the file that is replaced. It belongs to whom it did, who alone may read it.
    ///
    /// @throws ProblemException `FILE_NOT_WRITTEN`
    public void replaceSecret(String name, char[] content) {
        var target = terminal.directory().resolve(name);
        var encoded = encoded(content);
        try {
            replace(target.toRealPath(), ByteBuffer.wrap(encoded));
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, target, reason(e));
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /// The caller wipes `content`.
    public void write(String name, char[] content) {
        if (name.equals(STANDARD)) {
            terminal.out().print(content);
            terminal.out().flush();
            return;
        }
        var target = terminal.directory().resolve(name);
        requireFree(target);
        var encoded = encoded(content);
        try {
            put(target, ByteBuffer.wrap(encoded));
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, target, reason(e));
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /// No copy stays behind.
    private static byte[] encoded(char[] content) {
        var encoded = ByteBuffer.allocate(content.length * MAX_BYTES);
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(content), encoded, true);
            return Arrays.copyOf(encoded.array(), encoded.position());
        } finally {
            Arrays.fill(encoded.array(), (byte) 0);
        }
    }

    private byte[] read(String name, int limit) {
        var path = name.equals(STANDARD) ? null : terminal.directory().resolve(name);
        try {
            var bytes = path == null ? bounded(terminal.in(), limit) : bounded(path, limit);
            if (bytes.length > limit) {
                var size = path == null ? bytes.length : Files.size(path);
                Arrays.fill(bytes, (byte) 0);
                throw ProblemException.of(ProblemCode.FILE_TOO_LARGE, name, size);
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static byte[] bounded(Path path, int limit) throws IOException {
        try (var in = Files.newInputStream(path)) {
            return bounded(in, limit);
        }
    }

    private static byte[] bounded(InputStream in, int limit) throws IOException {
        return in.readNBytes(limit + 1);
    }

    /// A whole creds file; the caller wipes it.
    public char[] creds(String name) {
        var bytes = read(name, TOKEN_LIMIT);
        var decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        try {
            var text = new char[decoded.length()];
            decoded.get(text);
            return text;
        } finally {
            Arrays.fill(bytes, (byte) 0);
            Arrays.fill(decoded.array(), '\0');
        }
    }

    private static char[] firstLine(CharBuffer text) {
        var end = 0;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        var line = new char[end];
        text.get(line);
        return line;
    }

    /// A device stays one: what is written goes into it.
    private static void put(Path target, ByteBuffer content) throws IOException {
        if (!isDevice(target)) {
            replace(target, content);
            return;
        }
        try (var channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
            while (content.hasRemaining()) {
                channel.write(content);
            }
        }
    }

    private static void replace(Path target, ByteBuffer content) throws IOException {
        var folder = target.toAbsolutePath().getParent();
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var part = Files.createTempFile(folder, ".sluice-", ".part", ownerOnly);
        try {
            try (var channel = FileChannel.open(part, EnumSet.of(StandardOpenOption.WRITE))) {
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true);
            }
            if (Files.exists(target) && !Files.getOwner(target).equals(Files.getOwner(part))) {
                Files.setOwner(part, Files.getOwner(target));
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static String reason(IOException e) {
        return switch (e) {
            case java.nio.file.NoSuchFileException _ -> CliMessages.of("file.missing");
            case java.nio.file.AccessDeniedException _ -> CliMessages.of("file.denied");
            default -> String.valueOf(e.getMessage());
        };
    }
}
