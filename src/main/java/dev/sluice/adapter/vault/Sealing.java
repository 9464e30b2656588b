package dev.sluice.adapter.vault;

import dev.sluice.domain.nkey.Entropy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Seals what is written to it piece by piece. Without [#finish()] what it leaves does not open to its end.
public final class Sealing extends OutputStream {
    private final OutputStream to;
    private final SealingKey key;
    private final String head;
    private final Entropy entropy;
    private final byte[] piece = new byte[SealedFile.PIECE];
    private int filled;
    private long place;

    Sealing(OutputStream to, SealingKey key, String head, Entropy entropy) {
        this.to = to;
        this.key = key;
        this.head = head;
        this.entropy = entropy;
    }

    @Override
    public void write(int next) throws IOException {
        write(new byte[] {(byte) next}, 0, 1);
    }

    @Override
    public void write(byte[] content, int from, int length) throws IOException {
        for (var done = 0; done < length; ) {
            // Whether a full piece is the last is known only when more comes.
            if (filled == piece.length) {
                seal(false);
            }
            var part = Math.min(length - done, piece.length - filled);
            System.arraycopy(content, from + done, piece, filled, part);
            filled += part;
            done += part;
        }
    }

    /// Nothing comes any more.
    public void finish() throws IOException {
        seal(true);
        to.flush();
    }

    private void seal(boolean isLast) throws IOException {
        var plain = Arrays.copyOf(piece, filled);
        try {
            var box = key.seal(plain, SealedFile.context(head, place, isLast), entropy);
            to.write((box.nonce() + " " + box.sealed() + "\n").getBytes(StandardCharsets.US_ASCII));
            place++;
            filled = 0;
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public void close() throws IOException {
        Arrays.fill(piece, (byte) 0);
        key.close();
        to.close();
    }
}
