package dev.sluice.ui.dialog;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.text.Messages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Files that a person reads or writes through the console; off the FX thread.
public final class FileAccess {

    private static final Messages TEXTS = Messages.of("common");
    private static final long MOST = 1024 * 1024;

    private FileAccess() {}

    /// Writes a secret for its owner only; both copies are wiped.
    public static void writeSecret(Path file, char[] secret) {
        var bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        Arrays.fill(secret, '\0');
        try {
            Files.deleteIfExists(file);
            try (var channel = Files.newByteChannel(
                    file, java.util.Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly(file))) {
                channel.write(bytes);
            }
        } catch (FileAlreadyExistsException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, file, "it exists");
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, file, reason(e));
        } finally {
            wipe(bytes);
        }
    }

    /// The same where nobody was asked about what is there: a file of that name stays, and nothing is written.
    ///
    /// @throws ProblemException `FILE_EXISTS`
    public static void writeNewSecret(Path file, char[] secret) {
        if (Files.exists(file)) {
            Arrays.fill(secret, '\0');
            throw ProblemException.of(ProblemCode.FILE_EXISTS, file);
        }
        writeSecret(file, secret);
    }

    /// Puts a secret in the place of a file that is there, in one step: whoever reads it has the old one or the new
    /// one whole. It belongs to whom it did, who alone may read it. Both copies are wiped.
    ///
    /// @param file no link, since that would be replaced
    public static void replaceSecret(Path file, char[] secret) {
        var bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(secret));
        Arrays.fill(secret, '\0');
        try {
            replace(file, bytes);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, file, reason(e));
        } finally {
            wipe(bytes);
        }
    }

    private static void replace(Path file, ByteBuffer content) throws IOException {
        var part = Files.createTempFile(file.toAbsolutePath().getParent(), ".sluice-", ".part", ownerOnly(file));
        try {
            try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                while (content.hasRemaining()) {
                    channel.write(content);
                }
                channel.force(true);
            }
            if (!Files.getOwner(file).equals(Files.getOwner(part))) {
                Files.setOwner(part, Files.getOwner(file));
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// The file that a typed path leads to, through links.
    ///
    /// @throws ProblemException `FILE_UNREADABLE` where there is none, or no whole path
    public static Path existing(String typed) {
        try {
            var file = Path.of(typed);
            if (!file.isAbsolute()) {
                throw ProblemException.of(ProblemCode.FILE_UNREADABLE, typed, TEXTS.get("file.relative"));
            }
            var real = file.toRealPath();
            if (!Files.isRegularFile(real)) {
                throw ProblemException.of(ProblemCode.FILE_UNREADABLE, typed, TEXTS.get("file.none"));
            }
            return real;
        } catch (NoSuchFileException e) {
            throw ProblemException.because(e, ProblemCode.FILE_UNREADABLE, typed, TEXTS.get("file.missing"));
        } catch (InvalidPathException e) {
            throw ProblemException.because(e, ProblemCode.FILE_UNREADABLE, typed, TEXTS.get("file.none"));
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_UNREADABLE, typed, reason(e));
        }
    }

    /// Before several are written.
    ///
    /// @throws ProblemException `FILE_EXISTS`, of the first that is there
    public static void requireFree(Stream<Path> files) {
        files.filter(Files::exists).findFirst().ifPresent(file -> {
            throw ProblemException.of(ProblemCode.FILE_EXISTS, file);
        });
    }

    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, file, reason(e));
        }
    }

    public static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, file, reason(e));
        }
    }

    /// Writes a long text in parts; what is there stays if a part cannot be had.
    public static void writeParts(Path file, Consumer<Consumer<String>> parts) {
        var unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (var writer = Files.newBufferedWriter(unfinished)) {
                parts.accept(part -> write(writer, part));
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (UncheckedIOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, file, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, file, reason(e));
        }
    }

    private static void write(Writer writer, String part) {
        try {
            writer.write(part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a small text file, such as a token.
    public static String read(Path file) {
        try {
            var size = Files.size(file);
            if (size > MOST) {
                throw ProblemException.of(ProblemCode.FILE_TOO_LARGE, file, size);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_UNREADABLE, file, reason(e));
        }
    }

    /// Reads a small file that may hold a secret, for the caller to wipe.
    public static char[] readSecret(Path file) {
        byte[] bytes = {};
        try {
            var size = Files.size(file);
            if (size > MOST) {
                throw ProblemException.of(ProblemCode.FILE_TOO_LARGE, file, size);
            }
            bytes = Files.readAllBytes(file);
            var read = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            var text = new char[read.remaining()];
            read.get(text);
            Arrays.fill(read.array(), '\0');
            return text;
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_UNREADABLE, file, reason(e));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// Files below a folder whose names end so, in order.
    public static List<Path> below(Path folder, String ending, int most) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
                    .sorted()
                    .limit(most)
                    .toList();
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_UNREADABLE, folder, reason(e));
        } catch (UncheckedIOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_UNREADABLE, folder, String.valueOf(e.getMessage()));
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path file) {
        var posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void wipe(ByteBuffer bytes) {
        bytes.clear();
        while (bytes.hasRemaining()) {
            bytes.put((byte) 0);
        }
    }

    private static String reason(IOException e) {
        var message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : " " + message);
    }
}
