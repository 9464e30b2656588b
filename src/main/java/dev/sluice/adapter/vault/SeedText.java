package dev.sluice.adapter.vault;

import dev.sluice.domain.nkey.Seed;
import java.util.Arrays;

/// A seed as the bytes that are sealed: its text in ASCII. Every array in between is wiped.
final class SeedText {
    private SeedText() {}

    /// For the caller to wipe.
    static byte[] bytes(Seed seed) {
        var text = seed.text();
        var bytes = new byte[text.length];
        for (var i = 0; i < text.length; i++) {
            bytes[i] = (byte) text[i];
        }
        Arrays.fill(text, '\0');
        return bytes;
    }

    /// @throws IllegalArgumentException whose message never repeats the text
    static Seed parse(byte[] bytes) {
        var text = new char[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            text[i] = (char) (bytes[i] & 0xff);
        }
        try {
            return Seed.parse(text);
        } finally {
            Arrays.fill(text, '\0');
        }
    }
}
