package dev.sluice.adapter.vault;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens a sealed file piece by piece; what it gives was checked. It ends only where the sealing did.
final class Opening extends InputStream {
    /// A piece in base64 with its nonce and its tag.
    private static final int LONGEST = SealedFile.PIECE / 3 * 4 + 128;

    private final BufferedInputStream lines;
    private final SealingKey key;
    private final String head;
    private final String name;
    private byte[] piece = {};
    private int at;
    private long place;
    private boolean wasLast;

    Opening(BufferedInputStream lines, SealingKey key, String head, String name) {
        this.lines = lines;
        this.key = key;
        this.head = head;
        this.name = name;
    }

    @Override
    public int read() throws IOException {
        return isAtEnd() ? -1 : piece[at++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        if (length == 0 || isAtEnd()) {
            return length == 0 ? 0 : -1;
        }
        var part = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, from, part);
        at += part;
        return part;
    }

    private boolean isAtEnd() throws IOException {
        while (at == piece.length) {
            if (wasLast) {
                return true;
            }
            advance();
        }
        return false;
    }

    private void advance() throws IOException {
        var line = SealedFile.line(lines, LONGEST).orElseThrow(() -> damaged(null));
        wasLast = isFollowedByNothing();
        Arrays.fill(piece, (byte) 0);
        piece = open(line).orElseThrow(() -> damaged(null));
        at = 0;
        place++;
    }

    private boolean isFollowedByNothing() throws IOException {
        lines.mark(1);
        var next = lines.read();
        lines.reset();
        return next < 0;
    }

    private Optional<byte[]> open(String line) {
        var words = line.split(" ", -1);
        if (words.length != 2) {
            return Optional.empty();
        }
        var box = new SealedBox(words[0], words[1]);
        try {
            box.requireLength(box.sealedBytes().length - SealingKey.TAG_LENGTH);
            return key.open(box, SealedFile.context(head, place, wasLast));
        } catch (IllegalArgumentException e) {
            throw damaged(e);
        }
    }

    private ProblemException damaged(@Nullable Throwable cause) {
        return cause == null
                ? ProblemException.of(ProblemCode.BACKUP_DAMAGED, name)
                : ProblemException.because(cause, ProblemCode.BACKUP_DAMAGED, name);
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(piece, (byte) 0);
        key.close();
        lines.close();
    }
}
