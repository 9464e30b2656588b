package dev.sluice.domain.workspace;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.Signer;
import java.util.List;
import java.util.Set;

/// The sealed keys of a workspace.
public interface Vault extends Signer {
    boolean isLocked();

    @Override
    default boolean isReady() {
        return !isLocked();
    }

    @Override
    boolean isOpenToAll();

    /// Slow on purpose (Argon2id): never on the FX thread.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `WRONG_PASSPHRASE`, `VAULT_DAMAGED`, or
    /// `PROFILE_ALTERED` when the file names another profile than was bound to the passphrase
    void unlock(Passphrase passphrase);

    /// Binds a profile to the passphrase: that the vault is open is not enough. Also when what the file says of it
    /// was altered. As slow.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `WRONG_PASSPHRASE`, `DISK_FULL`, `FILE_NOT_WRITTEN`
    void setProfile(Profile profile, Passphrase passphrase);

    /// Another passphrase for the same keys and profile. As slow, twice.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `WRONG_PASSPHRASE`, `PROFILE_ALTERED`,
    /// `SANDBOX_PASSPHRASE` for a vault that is open to all, `DISK_FULL`, `FILE_NOT_WRITTEN`
    void changePassphrase(Passphrase now, Passphrase next);

    /// Forgets every key in memory.
    void lock();

    /// Takes in a key made elsewhere, sealed on disk when this returns; one that is held already stays as it is.
    /// The seed stays the caller's, to close.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `VAULT_LOCKED`
    default void add(Seed seed) {
        addAll(List.of(seed));
    }

    /// Takes in many at the cost of one.
    void addAll(List<Seed> seeds);

    /// Forgets keys for good.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `DISK_FULL`, `FILE_NOT_WRITTEN`
    void discard(Set<PublicKey> keys);

    /// Until it is closed, keys are made many at a time, each sealed on disk before it is given out; what nobody
    /// asked for is forgotten then.
    default Registration createMany() {
        return () -> {};
    }

    /// Told after each lock and unlock.
    Registration onChange(Runnable listener);
}
