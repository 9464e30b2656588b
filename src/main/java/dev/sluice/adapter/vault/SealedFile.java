package dev.sluice.adapter.vault;

import dev.sluice.domain.nkey.Entropy;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Something of any length, sealed with a passphrase, as lines of ASCII: the first says how it was sealed and
/// when, each of the others holds a piece. A piece opens only behind its own first line, in its own place, and as
/// the last only where it was that, so that nothing can be altered, moved, taken away or put in.
public final class SealedFile {
    static final int PIECE = 1024 * 1024;
    private static final String FORMAT = "sluice-backup-1";
    private static final int WORDS = 9;
    private static final int CHECKED_WORDS = 7;
    private static final int LONGEST_HEAD = 512;
    private static final byte[] NOTHING = {};

    private SealedFile() {}

    /// What was sealed, and when.
    public record Opened(Instant madeAt, InputStream content) {}

    /// Seals what is written to it; only [Sealing#finish()] makes it whole. The passphrase stays the caller's.
    public static Sealing seal(
            OutputStream to, Instant madeAt, Passphrase passphrase, Strength strength, Entropy entropy)
            throws IOException {
        var stretching = Stretching.fresh(strength, entropy);
        var key = stretching.keyFor(passphrase);
        var start = String.join(
                " ",
                FORMAT,
                madeAt.toString(),
                stretching.algorithm(),
                String.valueOf(stretching.memoryKiB()),
                String.valueOf(stretching.iterations()),
                String.valueOf(stretching.lanes()),
                stretching.salt());
        var check = key.seal(NOTHING, start.getBytes(StandardCharsets.US_ASCII), entropy);
        var head = start + " " + check.nonce() + " " + check.sealed();
        to.write((head + "\n").getBytes(StandardCharsets.US_ASCII));
        return new Sealing(to, key, head, entropy);
    }

    /// Takes over the stream. The passphrase stays the caller's.
    ///
    /// @param name what messages call it
    /// @throws ProblemException `BACKUP_UNKNOWN`, `BACKUP_PASSPHRASE`; reading the content throws `BACKUP_DAMAGED`
    public static Opened open(InputStream from, String name, Passphrase passphrase) throws IOException {
        var lines = new BufferedInputStream(from);
        var head = line(lines, LONGEST_HEAD).orElse("");
        var words = List.of(head.split(" ", -1));
        if (words.size() != WORDS || !words.getFirst().equals(FORMAT)) {
            throw ProblemException.of(ProblemCode.BACKUP_UNKNOWN, name);
        }
        try {
            var madeAt = Instant.parse(words.get(1));
            return new Opened(madeAt, new Opening(lines, key(words, name, passphrase), head, name));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw ProblemException.because(e, ProblemCode.BACKUP_UNKNOWN, name);
        }
    }

    /// @throws IllegalArgumentException when the words are none that this class writes
    private static SealingKey key(List<String> words, String name, Passphrase passphrase) {
        var stretching =
                new Stretching(words.get(2), number(words, 3), number(words, 4), number(words, 5), words.get(6));
        stretching.requireSane();
        var check = new SealedBox(words.get(7), words.get(8));
        check.requireLength(0);
        var key = stretching.keyFor(passphrase);
        var start = String.join(" ", words.subList(0, CHECKED_WORDS)).getBytes(StandardCharsets.US_ASCII);
        if (key.open(check, start).isEmpty()) {
            key.close();
            throw ProblemException.of(ProblemCode.BACKUP_PASSPHRASE, name);
        }
        return key;
    }

    private static int number(List<String> words, int at) {
        return Integer.parseInt(words.get(at));
    }

    /// What a piece is bound to.
    static byte[] context(String head, long place, boolean isLast) {
        return "%s %d %b".formatted(head, place, isLast).getBytes(StandardCharsets.US_ASCII);
    }

    /// The next line without its end; nothing at the end, or when it is longer than that.
    static Optional<String> line(InputStream from, int longest) throws IOException {
        var text = new StringBuilder();
        for (var next = from.read(); next != '\n'; next = from.read()) {
            if (next < 0 || text.length() == longest) {
                return Optional.empty();
            }
            text.append((char) next);
        }
        return Optional.of(text.toString());
    }
}
