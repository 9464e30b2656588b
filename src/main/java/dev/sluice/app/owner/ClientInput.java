package dev.sluice.app.owner;

import java.io.InputStream;
import java.util.function.Supplier;

/// The standard input of another process, fetched when it is read.
final class ClientInput extends InputStream {
    private final Supplier<byte[]> more;
    private byte[] piece = new byte[0];
    private int next;
    private boolean ended;

    /// @param more the next piece, empty at the end
    ClientInput(Supplier<byte[]> more) {
        this.more = more;
    }

    @Override
    public int read() {
        return fetch() ? piece[next++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (!fetch()) {
            return -1;
        }
        var count = Math.min(length, piece.length - next);
        System.arraycopy(piece, next, target, offset, count);
        next += count;
        return count;
    }

    private boolean fetch() {
        if (next == piece.length && !ended) {
            piece = more.get();
            next = 0;
            ended = piece.length == 0;
        }
        return !ended;
    }
}
