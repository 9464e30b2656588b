package dev.sluice.domain.jwt;

import dev.sluice.domain.nkey.PublicKey;

/// Signs with one key, which stays where it is.
public interface TokenSigner {
    PublicKey publicKey();

    /// The 64-byte Ed25519 signature over `data`.
    byte[] sign(byte[] data);
}
