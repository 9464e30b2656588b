package dev.sluice.adapter.vault;

import dev.sluice.domain.nkey.Entropy;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// An AES-256-GCM key that can be wiped; the JDK's own `SecretKeySpec` cannot. Safe for use by several threads as
/// long as nobody uses it after [#close()].
final class SealingKey implements SecretKey, AutoCloseable {
    static final int LENGTH = 32;
    static final int NONCE_LENGTH = 12;
    static final int TAG_LENGTH = 16;
    private static final long serialVersionUID = 1L;
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final String MAC = "HmacSHA256";
    private static final int BITS = 8;

    private final transient byte[] bytes;

    /// Takes ownership of the array.
    SealingKey(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a key of " + LENGTH + " bytes expected");
        }
        this.bytes = bytes;
    }

    static SealingKey random(Entropy entropy) {
        var bytes = new byte[LENGTH];
        entropy.fill(bytes);
        return new SealingKey(bytes);
    }

    /// Seals under a fresh nonce.
    ///
    /// @param context what the box is for; it opens for nothing else
    SealedBox seal(byte[] plain, byte[] context, Entropy entropy) {
        var nonce = new byte[NONCE_LENGTH];
        entropy.fill(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, nonce, context);
            return SealedBox.of(nonce, cipher.doFinal(plain));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }

    /// The content, for the caller to wipe; nothing when the box is not whole or is not for this key and context.
    Optional<byte[]> open(SealedBox box, byte[] context) {
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, box.nonceBytes(), context);
            return Optional.of(cipher.doFinal(box.sealedBytes()));
        } catch (AEADBadTagException _) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + CIPHER, e);
        }
    }

    /// The same for the same text, and for nobody without this key.
    byte[] authenticate(byte[] text) {
        try {
            var mac = Mac.getInstance(MAC);
            mac.init(this);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + MAC, e);
        }
    }

    /// A copy, which the JDK's cipher wipes after use.
    @Override
    public byte[] getEncoded() {
        return bytes.clone();
    }

    @Override
    public String getAlgorithm() {
        return "AES";
    }

    @Override
    public String getFormat() {
        return "RAW";
    }

    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "SealingKey[hidden]";
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, this, new GCMParameterSpec(TAG_LENGTH * BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    private void writeObject(ObjectOutputStream stream) throws NotSerializableException {
        throw new NotSerializableException(getClass().getName());
    }
}
