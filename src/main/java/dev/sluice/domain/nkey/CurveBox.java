package dev.sluice.domain.nkey;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.crypto.engines.Salsa20Engine;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/// What one curve key seals for another, as `nkeys` does: `xkv1`, a nonce of 24 bytes, and a box of NaCl (X25519,
/// XSalsa20, Poly1305).
public final class CurveBox {
    private static final byte[] VERSION = "xkv1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 24;
    private static final int TAG = 16;
    private static final int KEY = 32;
    private static final int HEAD = 4 + NONCE;
    private static final int ROUNDS = 20;
    /// "expand 32-byte k", the constant of Salsa20 for keys of that length.
    private static final int[] CONSTANT = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};

    private CurveBox() {}

    /// @param sender whose public part the receiver has to know
    /// @throws IllegalArgumentException when one of them is no curve key
    public static byte[] seal(byte[] plain, Seed sender, PublicKey receiver, Entropy entropy) {
        var nonce = new byte[NONCE];
        entropy.fill(nonce);
        return seal(plain, sender, receiver, nonce);
    }

    static byte[] seal(byte[] plain, Seed sender, PublicKey receiver, byte[] nonce) {
        var key = boxKey(sender, receiver);
        var padded = new byte[KEY + plain.length];
        System.arraycopy(plain, 0, padded, KEY, plain.length);
        try {
            var cipher = cipher(key, nonce, padded);
            var sealed = new byte[HEAD + TAG + plain.length];
            System.arraycopy(VERSION, 0, sealed, 0, VERSION.length);
            System.arraycopy(nonce, 0, sealed, VERSION.length, NONCE);
            System.arraycopy(tag(cipher), 0, sealed, HEAD, TAG);
            System.arraycopy(cipher, KEY, sealed, HEAD + TAG, plain.length);
            return sealed;
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(padded, (byte) 0);
        }
    }

    /// The content, for the caller to wipe; nothing when it is not whole, or not for this key by that sender.
    public static Optional<byte[]> open(byte[] sealed, Seed receiver, PublicKey sender) {
        if (sealed.length < HEAD + TAG || !Arrays.equals(VERSION, Arrays.copyOf(sealed, VERSION.length))) {
            return Optional.empty();
        }
        var key = boxKey(receiver, sender);
        var nonce = Arrays.copyOfRange(sealed, VERSION.length, HEAD);
        var padded = new byte[KEY + sealed.length - HEAD - TAG];
        System.arraycopy(sealed, HEAD + TAG, padded, KEY, padded.length - KEY);
        var plain = cipher(key, nonce, padded);
        try {
            // The first block of the stream, which zeros show as it is, is the key of the tag.
            System.arraycopy(sealed, HEAD + TAG, padded, KEY, padded.length - KEY);
            System.arraycopy(plain, 0, padded, 0, KEY);
            var isWhole = MessageDigest.isEqual(tag(padded), Arrays.copyOfRange(sealed, HEAD, HEAD + TAG));
            return isWhole ? Optional.of(Arrays.copyOfRange(plain, KEY, plain.length)) : Optional.empty();
        } finally {
            Arrays.fill(key, (byte) 0);
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static byte[] cipher(byte[] key, byte[] nonce, byte[] text) {
        var engine = new XSalsa20Engine();
        engine.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
        var result = new byte[text.length];
        engine.processBytes(text, 0, text.length, result, 0);
        return result;
    }

    /// @param cipher behind 32 bytes that are the key
    private static byte[] tag(byte[] cipher) {
        var mac = new Poly1305();
        mac.init(new KeyParameter(cipher, 0, KEY));
        mac.update(cipher, KEY, cipher.length - KEY);
        var tag = new byte[TAG];
        mac.doFinal(tag, 0);
        return tag;
    }

    /// HSalsa20 of what both have in common, over a nonce of zeros: Salsa20 without the addition at its end.
    private static byte[] boxKey(Seed mine, PublicKey theirs) {
        var shared = mine.agree(theirs);
        var words = ByteBuffer.wrap(shared).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
        var state = new int[16];
        for (var i = 0; i < CONSTANT.length; i++) {
            state[5 * i] = CONSTANT[i];
        }
        for (var i = 0; i < 4; i++) {
            state[1 + i] = words.get(i);
            state[11 + i] = words.get(4 + i);
        }
        var mixed = new int[state.length];
        Salsa20Engine.salsaCore(ROUNDS, state, mixed);
        var key = ByteBuffer.allocate(KEY).order(ByteOrder.LITTLE_ENDIAN);
        for (var at : new int[] {0, 5, 10, 15, 6, 7, 8, 9}) {
            key.putInt(mixed[at] - state[at]);
        }
        Arrays.fill(shared, (byte) 0);
        Arrays.fill(state, 0);
        Arrays.fill(mixed, 0);
        return key.array();
    }
}
