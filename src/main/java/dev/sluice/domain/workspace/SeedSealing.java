package dev.sluice.domain.workspace;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import java.util.Optional;

/// Port: seeds sealed with a passphrase of their own, to leave the vault in a file. Slow on purpose (Argon2id).
public interface SeedSealing {
    /// @return words without line breaks
    String seal(Seed seed, Passphrase passphrase);

    /// The seed, for the caller to close; nothing when the passphrase is another one, or the words were altered.
    Optional<Seed> open(String words, PublicKey key, Passphrase passphrase);
}
