package dev.sluice.cli.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Documents out of a stream, one a line, with bounded memory: a JSON object, or a token as it stands. Armour
/// around a token and the blank lines between documents are taken off; seeds of creds files are passed over.
public final class LineDocuments {
    /// Longest line that is kept: far more than any token, so that a long one is refused as a token.
    public static final int MAX_LINE = 16 * 1024 * 1024;

    private static final int CHUNK = 64 * 1024;
    private static final String RULE = "---";

    private final InputStream in;
    private final Runnable beforeWaiting;
    private final byte[] chunk = new byte[CHUNK];
    private int at;
    private int end;

    /// One document; `tooLong` ones have no text.
    public record Document(String text, boolean tooLong) {}

    /// @param beforeWaiting called before every read that may block, so that answers are not held back
    public LineDocuments(InputStream in, Runnable beforeWaiting) {
        this.in = in;
        this.beforeWaiting = beforeWaiting;
    }

    /// The next document, or nothing at the end.
    public Optional<Document> next() throws IOException {
        for (var line = line(); line != null; line = line()) {
            if (isArmour(line.text(), "BEGIN")) {
                var block = block(line.text());
                if (block.isPresent()) {
                    return block;
                }
            } else if (!isBetween(line.text()) || line.tooLong()) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private static boolean isArmour(String line, String word) {
        return line.startsWith(RULE) && line.contains(word) && line.endsWith(RULE);
    }

    /// Blank lines, and the notes that creds files have between token and seed.
    private static boolean isBetween(String line) {
        return line.isBlank() || line.startsWith("***") || line.startsWith("NKEY");
    }

    private Optional<Document> block(String title) throws IOException {
        boolean secret = title.contains("SEED");
        var text = new StringBuilder(title).append('\n');
        boolean tooLong = false;
        for (var line = line(); line != null; line = line()) {
            tooLong |= line.tooLong() || text.length() + line.text().length() > MAX_LINE;
            if (!tooLong && !secret) {
                text.append(line.text()).append('\n');
            }
            if (isArmour(line.text(), "END")) {
                break;
            }
        }
        return secret ? Optional.empty() : Optional.of(new Document(tooLong ? "" : text.toString(), tooLong));
    }

    /// Without its LF or CRLF; null at the end.
    private @Nullable Document line() throws IOException {
        var bytes = new ByteArrayOutputStream();
        boolean any = false;
        boolean tooLong = false;
        while (at < end || fill()) {
            any = true;
            int from = at;
            while (at < end && chunk[at] != '\n') {
                at++;
            }
            tooLong |= bytes.size() + (at - from) > MAX_LINE;
            if (tooLong) {
                bytes.reset();
            } else {
                bytes.write(chunk, from, at - from);
            }
            if (at < end) {
                at++;
                return document(bytes, tooLong);
            }
        }
        return any ? document(bytes, tooLong) : null;
    }

    private static Document document(ByteArrayOutputStream bytes, boolean tooLong) {
        var text = bytes.toString(StandardCharsets.UTF_8);
        return new Document(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, tooLong);
    }

    private boolean fill() throws IOException {
        beforeWaiting.run();
        at = 0;
        end = Math.max(in.read(chunk), 0);
        return end > 0;
    }
}
