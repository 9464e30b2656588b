package dev.sluice.domain.workspace;

import java.util.Arrays;
import java.util.stream.IntStream;

/// How hard a passphrase is to guess, by the variety of its characters and its length. A rough hint, not a
/// promise.
public enum PassphraseStrength {
    NONE,
    WEAK,
    FAIR,
    STRONG;

    private static final int FAIR_BITS = 45;
    private static final int STRONG_BITS = 70;
    private static final int LETTERS = 26;
    private static final int DIGITS = 10;
    private static final int OTHERS = 32;

    public static PassphraseStrength of(Passphrase passphrase) {
        var characters = passphrase.copy();
        try {
            return of(characters);
        } finally {
            Arrays.fill(characters, '\0');
        }
    }

    private static PassphraseStrength of(char[] text) {
        if (text.length == 0) {
            return NONE;
        }
        var kinds = sum(text, 'a', 'z', LETTERS) + sum(text, 'A', 'Z', LETTERS) + sum(text, '0', '9', DIGITS);
        if (characters(text).anyMatch(c -> !isPlain(c))) {
            kinds += OTHERS;
        }
        // Repeated characters add little.
        var fresh = characters(text).distinct().count();
        var length = Math.min(text.length, fresh * 2);
        var bits = length * Math.log(Math.max(kinds, 2)) / Math.log(2);
        if (bits >= STRONG_BITS) {
            return STRONG;
        }
        return bits >= FAIR_BITS ? FAIR : WEAK;
    }

    private static int sum(char[] text, char first, char last, int worth) {
        return characters(text).anyMatch(c -> c >= first && c <= last) ? worth : 0;
    }

    private static boolean isPlain(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    private static IntStream characters(char[] text) {
        return IntStream.range(0, text.length).map(i -> text[i]);
    }
}
