package dev.sluice.domain.nkey;

import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A private key (58 characters, `S` + kind) held in memory that [#close()] wipes. It never shows itself: not in
/// `toString`, not in exceptions, and it cannot be serialized. Safe for use by several threads; after `close`
/// every use of the secret throws [IllegalStateException].
public final class Seed implements AutoCloseable {
    private static final int SEED_PREFIX = 18 << 3;
    private static final int TEXT_LENGTH = 58;
    private static final int KEY_LENGTH = 32;
    private static final int BINARY_LENGTH = 2 + KEY_LENGTH + 2;

    private final KeyKind kind;
    private final PublicKey publicKey;
    private final byte[] secret;
    private boolean closed;

    /// Takes ownership of the array.
    private Seed(KeyKind kind, byte[] secret) {
        this.kind = kind;
        this.secret = secret;
        this.publicKey = derive(kind, secret);
    }

    /// Reads the text form and leaves the caller's array alone; the caller wipes it. Throws
    /// [IllegalArgumentException], whose message never repeats the text.
    public static Seed parse(char[] text) {
        if (text.length != TEXT_LENGTH) {
            throw new IllegalArgumentException("not a seed: " + TEXT_LENGTH + " characters expected");
        }
        var raw = Base32.decode(text);
        try {
            if ((raw[0] & 0xf8) != SEED_PREFIX) {
                throw new IllegalArgumentException("not a seed: it does not start with S");
            }
            if (!Crc16.matches(raw)) {
                throw new IllegalArgumentException("not a seed: wrong check sum");
            }
            int prefix = (raw[0] & 7) << 5 | (raw[1] & 0xf8) >>> 3;
            var kind = (raw[1] & 7) == 0 ? KeyKind.ofPrefix(prefix) : Optional.<KeyKind>empty();
            return new Seed(
                    kind.orElseThrow(() -> new IllegalArgumentException("not a seed: unknown kind")),
                    Arrays.copyOfRange(raw, 2, 2 + KEY_LENGTH));
        } finally {
            Arrays.fill(raw, (byte) 0);
        }
    }

    /// A new key of that kind from the given random source.
    public static Seed generate(KeyKind kind, Entropy entropy) {
        var secret = new byte[KEY_LENGTH];
        entropy.fill(secret);
        return new Seed(kind, secret);
    }

    public KeyKind kind() {
        return kind;
    }

    /// Known also after `close`.
    public PublicKey publicKey() {
        return publicKey;
    }

    /// Ed25519 signature of 64 bytes. Throws [UnsupportedOperationException] for a curve key.
    public byte[] sign(byte[] data) {
        if (kind == KeyKind.CURVE) {
            throw new UnsupportedOperationException("a curve key cannot sign");
        }
        var copy = copyOfSecret();
        try {
            var signature = new byte[Ed25519.SIGNATURE_SIZE];
            Ed25519.sign(copy, 0, publicKey.bytes(), 0, data, 0, data.length, signature, 0);
            return signature;
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /// What it has in common with another curve key (X25519), for the caller to wipe.
    ///
    /// @throws IllegalArgumentException when one of them is no curve key
    byte[] agree(PublicKey other) {
        if (kind != KeyKind.CURVE || !other.isKind(KeyKind.CURVE)) {
            throw new IllegalArgumentException("two curve keys expected");
        }
        var copy = copyOfSecret();
        try {
            var shared = new byte[KEY_LENGTH];
            if (!X25519.calculateAgreement(copy, 0, other.bytes(), 0, shared, 0)) {
                throw new IllegalArgumentException("a curve key that has nothing in common with any");
            }
            return shared;
        } finally {
            Arrays.fill(copy, (byte) 0);
        }
    }

    /// The text form in a new array, which the caller wipes.
    public char[] text() {
        var copy = copyOfSecret();
        var raw = new byte[BINARY_LENGTH];
        try {
            raw[0] = (byte) (SEED_PREFIX | kind.prefix() >>> 5);
            raw[1] = (byte) ((kind.prefix() & 31) << 3);
            System.arraycopy(copy, 0, raw, 2, KEY_LENGTH);
            Crc16.append(raw);
            return Base32.encodeChars(raw);
        } finally {
            Arrays.fill(copy, (byte) 0);
            Arrays.fill(raw, (byte) 0);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        Arrays.fill(secret, (byte) 0);
    }

    @Override
    public String toString() {
        return "Seed[" + publicKey.shortText() + "]";
    }

    private synchronized byte[] copyOfSecret() {
        if (closed) {
            throw new IllegalStateException("the seed of " + publicKey.shortText() + " was wiped");
        }
        return secret.clone();
    }

    private static PublicKey derive(KeyKind kind, byte[] secret) {
        var key = new byte[KEY_LENGTH];
        if (kind == KeyKind.CURVE) {
            X25519.generatePublicKey(secret, 0, key, 0);
        } else {
            Ed25519.generatePublicKey(secret, 0, key, 0);
        }
        return PublicKey.of(kind, key);
    }
}
