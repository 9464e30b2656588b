package dev.sluice.domain.nkey;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A public NKey in its text form of 56 characters. Strict: canonical base32, known kind, 32 bytes, right check
/// sum. Go's validity test is laxer (it ignores line breaks, the length and the low prefix bits); nothing that Go
/// writes needs that.
public record PublicKey(String text) implements Comparable<PublicKey> {
    private static final int KEY_LENGTH = 32;
    private static final int TEXT_LENGTH = 56;
    private static final int BINARY_LENGTH = 35;
    private static final int SHOWN = 5;

    /// Throws [IllegalArgumentException] when the text is not a public key.
    public PublicKey {
        check(text);
    }

    /// The key, or nothing when the text is not a public key.
    public static Optional<PublicKey> parse(String text) {
        try {
            return Optional.of(new PublicKey(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Whether the text is a public key of that kind.
    public static boolean isValid(String text, KeyKind kind) {
        return !text.isEmpty() && text.charAt(0) == kind.letter() && parse(text).isPresent();
    }

    /// @param key its 32 bytes
    public static PublicKey of(KeyKind kind, byte[] key) {
        if (key.length != KEY_LENGTH) {
            throw new IllegalArgumentException("not a public key: " + KEY_LENGTH + " bytes expected");
        }
        var raw = new byte[BINARY_LENGTH];
        raw[0] = (byte) kind.prefix();
        System.arraycopy(key, 0, raw, 1, key.length);
        Crc16.append(raw);
        return new PublicKey(Base32.encode(raw));
    }

    public KeyKind kind() {
        return KeyKind.ofPrefix(decode(text)[0] & 0xff).orElseThrow();
    }

    public boolean isKind(KeyKind kind) {
        return text.charAt(0) == kind.letter();
    }

    /// First five and last five characters, for people.
    public String shortText() {
        return text.substring(0, SHOWN) + "…" + text.substring(TEXT_LENGTH - SHOWN);
    }

    /// The 32 bytes of the key itself.
    public byte[] bytes() {
        var raw = decode(text);
        return Arrays.copyOfRange(raw, 1, raw.length - 2);
    }

    /// Whether the Ed25519 signature over the data was made with this key's seed. A curve key never verifies.
    public boolean verify(byte[] data, byte[] signature) {
        if (signature.length != Ed25519.SIGNATURE_SIZE || isKind(KeyKind.CURVE)) {
            return false;
        }
        return Ed25519.verify(signature, 0, bytes(), 0, data, 0, data.length);
    }

    @Override
    public int compareTo(PublicKey other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static void check(String text) {
        if (text.length() != TEXT_LENGTH) {
            throw new IllegalArgumentException("not a public key: " + TEXT_LENGTH + " characters expected");
        }
        var raw = decode(text);
        if (KeyKind.ofPrefix(raw[0] & 0xff).isEmpty()) {
            throw new IllegalArgumentException("not a public key: unknown kind");
        }
        if (!Crc16.matches(raw)) {
            throw new IllegalArgumentException("not a public key: wrong check sum");
        }
    }

    private static byte[] decode(String text) {
        return Base32.decode(text.toCharArray());
    }
}
