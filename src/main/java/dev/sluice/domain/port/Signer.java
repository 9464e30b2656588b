package dev.sluice.domain.port;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The keys we hold. Seeds stay inside; signing needs an unlocked vault (`VAULT_LOCKED`).
public interface Signer {
    /// Whether the seed is held; known while locked too.
    boolean holds(PublicKey key);

    /// The keys of one kind that are held; known while locked too.
    Set<PublicKey> keys(KeyKind kind);

    /// Whether it can sign now.
    boolean isReady();

    /// Whether the keys are kept without a passphrase (sandbox only).
    default boolean isOpenToAll() {
        return false;
    }

    /// The profile that is bound to the passphrase; empty as long as none was.
    Optional<Profile> profile();

    /// @throws dev.sluice.domain.problem.ProblemException `VAULT_LOCKED` or `KEY_MISSING`
    TokenSigner signer(PublicKey key);

    /// Makes a key, sealed on disk when this returns.
    PublicKey create(KeyKind kind);

    /// Lends the seed, for credentials that a person asked for; it is wiped when `use` returns.
    <T> T lend(PublicKey key, Function<Seed, T> use);

    /// Lends a pen for many signatures, for which a seed is opened once.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `VAULT_LOCKED` or `KEY_MISSING`
    default <T> T signing(PublicKey key, Function<TokenSigner, T> use) {
        return lend(key, seed -> use.apply(TokenSigner.of(seed)));
    }

    /// A key that lives in memory only, for Sluice's own short-lived users.
    Seed ephemeral(KeyKind kind);
}
