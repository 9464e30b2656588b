package dev.sluice.app.workspace;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `sluice.anchor`: two pages, written in place, so that a full disk cannot keep it from being written. One of
/// them is on disk and is left alone until the other one is, so that a crash of the machine tears one at most.
final class AnchorFile implements AutoCloseable {
    private static final String NAME = "sluice.anchor";
    private static final String FORMAT = "sluice-anchor-1";
    private static final String NONE = "-";
    private static final int PAGE = 4096;
    private static final int WORDS = 14;

    private final Path path;
    private @Nullable RandomAccessFile open;
    private long sequence;
    /// The page that may be torn.
    private int turn;
    private boolean isBehind;

    private AnchorFile(Path path) {
        this.path = path;
    }

    private record Page(long sequence, AnchorContent content) {}

    static AnchorFile in(Path folder) {
        return new AnchorFile(folder.resolve(NAME));
    }

    /// The newest whole page; nothing when there is no file, or none of its pages is whole.
    Optional<AnchorContent> read() throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (var stream = Files.newInputStream(path)) {
            var first = page(stream.readNBytes(PAGE));
            var second = page(stream.readNBytes(PAGE));
            var newest = newer(first, second);
            newest.ifPresent(page -> sequence = page.sequence);
            turn = newest.equals(second) ? 0 : 1;
            return newest.map(Page::content);
        }
    }

    /// There after a kill when it returns; after a crash of the machine, once [#sync] was called.
    void write(AnchorContent content) throws IOException {
        if (open == null) {
            open = opened();
        }
        sequence++;
        var page = text(content).getBytes(StandardCharsets.US_ASCII);
        open.seek((long) turn * PAGE);
        isBehind = true;
        open.write(page);
    }

    void sync() throws IOException {
        if (open != null && isBehind) {
            open.getFD().sync();
            isBehind = false;
            turn = 1 - turn;
        }
    }

    @Override
    public void close() throws IOException {
        if (open != null) {
            sync();
            open.close();
            open = null;
        }
    }

    private RandomAccessFile opened() throws IOException {
        if (!Files.exists(path) || Files.size(path) != 2 * PAGE) {
            make();
        }
        return new RandomAccessFile(path.toFile(), "rw");
    }

    private void make() throws IOException {
        var partial = path.resolveSibling(NAME + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var made = new RandomAccessFile(partial.toFile(), "rw")) {
            made.write(" ".repeat(2 * PAGE).getBytes(StandardCharsets.US_ASCII));
            made.getFD().sync();
        }
        Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (var folder = FileChannel.open(path.resolve("..").normalize(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    private String text(AnchorContent content) {
        var sealed = content.sealed();
        var words = "%s %d %s %b %s %d %s %s"
                .formatted(
                        FORMAT,
                        sequence,
                        content.workspace(),
                        content.bound(),
                        content.now().text(),
                        content.at().toEpochMilli(),
                        sealed == null ? "0 0 " + NONE + " 0" : sealed.marks().text(),
                        sealed == null ? NONE : sealed.seal());
        var line = words + " " + sum(words) + "\n";
        return line + " ".repeat(PAGE - line.length());
    }

    private static Optional<Page> newer(Optional<Page> one, Optional<Page> other) {
        var otherIsNewer = one.isEmpty() || (other.isPresent() && other.get().sequence > one.get().sequence);
        return otherIsNewer ? other : one;
    }

    private static Optional<Page> page(byte[] bytes) {
        var line = new String(bytes, StandardCharsets.US_ASCII).strip();
        var words = List.of(line.split(" ", -1));
        if (words.size() != WORDS + 1
                || !words.getFirst().equals(FORMAT)
                || !words.getLast().equals(sum(line.substring(0, line.lastIndexOf(' '))))) {
            return Optional.empty();
        }
        try {
            return Optional.of(parsed(words));
        } catch (IllegalArgumentException _) {
            // A right sum around wrong words is nothing that Sluice wrote.
            return Optional.empty();
        }
    }

    private static Page parsed(List<String> words) {
        var sealed = words.get(13).equals(NONE)
                ? null
                : new AnchorContent.Sealed(marks(words.subList(9, 13)), words.get(13));
        return new Page(
                Long.parseLong(words.get(1)),
                new AnchorContent(
                        words.get(2),
                        Boolean.parseBoolean(words.get(3)),
                        marks(words.subList(4, 8)),
                        Instant.ofEpochMilli(Long.parseLong(words.get(8))),
                        sealed));
    }

    private static WorkspaceMarks marks(List<String> words) {
        return new WorkspaceMarks(
                Long.parseLong(words.get(0)), Long.parseLong(words.get(1)), words.get(2), Long.parseLong(words.get(3)));
    }

    private static String sum(String words) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
