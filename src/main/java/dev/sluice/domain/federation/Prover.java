package dev.sluice.domain.federation;

import dev.sluice.domain.nkey.PublicKey;

/// Reads back what servers store and enforce.
public final class Prover {
    /// How far the account's last signed JWT has got. Reads only.
    public Proof prove(PublicKey account) {
        throw new UnsupportedOperationException();
    }
}
