package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;

/// Whoever can sign tokens with one key, for example the vault. May be called on any thread.
public interface TokenSigner {
    PublicKey publicKey();

    /// The Ed25519 signature (64 bytes) over the data.
    byte[] sign(byte[] data);

    /// Signs with that seed; the seed stays the caller's, to close after use.
    static TokenSigner of(Seed seed) {
        return new TokenSigner() {
            @Override
            public PublicKey publicKey() {
                return seed.publicKey();
            }

            @Override
            public byte[] sign(byte[] data) {
                return seed.sign(data);
            }
        };
    }
}
