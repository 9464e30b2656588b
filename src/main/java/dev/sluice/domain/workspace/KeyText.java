package dev.sluice.domain.workspace;

import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Arrays;
import java.util.function.Function;

/// A key as a file has it: a line with a seed, alone or in creds, or a sealed one.
public final class KeyText {
    private KeyText() {}

    /// The caller's, to close.
    ///
    /// @param text wiped when a seed was in it as it is; what is sealed is no secret
    /// @param file where it comes from, for people
    /// @param opening of a sealed one
    /// @throws ProblemException `KEY_INVALID`
    public static Seed seed(char[] text, Object file, Function<SealedSeed, Seed> opening) {
        var sealed = SealedSeed.parse(isSealed(text) ? new String(text) : "");
        if (sealed.isPresent()) {
            return opening.apply(sealed.get());
        }
        var line = Armour.seed(text).orElseGet(() -> firstLine(text));
        try {
            return Seed.parse(line);
        } catch (IllegalArgumentException e) {
            throw ProblemException.because(e, ProblemCode.KEY_INVALID, file);
        } finally {
            Arrays.fill(text, '\0');
            Arrays.fill(line, '\0');
        }
    }

    private static boolean isSealed(char[] text) {
        var start = SealedSeed.FORMAT.toCharArray();
        return text.length > start.length && Arrays.equals(start, Arrays.copyOf(text, start.length));
    }

    private static char[] firstLine(char[] text) {
        var end = 0;
        while (end < text.length && text[end] != '\n' && text[end] != '\r') {
            end++;
        }
        return Arrays.copyOf(text, end);
    }
}
