package dev.sluice.adapter.vault;

import java.util.Base64;

/// Something sealed, as it stands in the file.
///
/// @param nonce base64 of 12 bytes
/// @param sealed base64 of the sealed bytes and their tag
record SealedBox(String nonce, String sealed) {

    static SealedBox of(byte[] nonce, byte[] sealed) {
        var base64 = Base64.getEncoder();
        return new SealedBox(base64.encodeToString(nonce), base64.encodeToString(sealed));
    }

    byte[] nonceBytes() {
        return Base64.getDecoder().decode(nonce);
    }

    byte[] sealedBytes() {
        return Base64.getDecoder().decode(sealed);
    }

    /// @throws IllegalArgumentException when the lengths are wrong or it is no base64
    void requireLength(int plainLength) {
        if (nonceBytes().length != SealingKey.NONCE_LENGTH
                || sealedBytes().length != plainLength + SealingKey.TAG_LENGTH) {
            throw new IllegalArgumentException("a sealed part has the wrong length");
        }
    }
}
