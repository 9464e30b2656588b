package dev.sluice.domain.nkey;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// RFC 4648 base32 in upper case. Strict: no padding, no blanks, no lower case, unused bits must be zero.
public final class Base32 {
    private static final byte[] ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] VALUES = new byte[128];

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < ALPHABET.length; i++) {
            VALUES[ALPHABET[i]] = (byte) i;
        }
    }

    private Base32() {}

    /// The text without padding.
    public static String encode(byte[] data) {
        return new String(encodeChars(data));
    }

    /// The text padded with `=` to a multiple of eight characters.
    public static String encodePadded(byte[] data) {
        var text = encode(data);
        return text + "=".repeat((8 - text.length() % 8) % 8);
    }

    /// For secrets: an array that the caller can wipe.
    static char[] encodeChars(byte[] data) {
        var out = new char[(data.length * 8 + 4) / 5];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (byte b : data) {
            buffer = (buffer << 8) | (b & 0xff);
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                out[at++] = (char) ALPHABET[(buffer >>> bits) & 31];
            }
            buffer &= (1 << bits) - 1;
        }
        if (bits > 0) {
            out[at] = (char) ALPHABET[(buffer << (5 - bits)) & 31];
        }
        return out;
    }

    /// Throws [IllegalArgumentException] for anything but canonical text; the message never repeats the text.
    static byte[] decode(char[] text) {
        int rest = text.length % 8;
        if (rest == 1 || rest == 3 || rest == 6) {
            throw new IllegalArgumentException("not base32: wrong length");
        }
        var out = new byte[text.length * 5 / 8];
        int buffer = 0;
        int bits = 0;
        int at = 0;
        for (char c : text) {
            int value = c < VALUES.length ? VALUES[c] : -1;
            if (value < 0) {
                Arrays.fill(out, (byte) 0);
                throw new IllegalArgumentException("not base32: wrong character");
            }
            buffer = (buffer << 5) | value;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                out[at++] = (byte) (buffer >>> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        if (buffer != 0) {
            Arrays.fill(out, (byte) 0);
            throw new IllegalArgumentException("not base32: unused bits are set");
        }
        return out;
    }
}
