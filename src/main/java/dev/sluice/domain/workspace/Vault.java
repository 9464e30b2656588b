package dev.sluice.domain.workspace;

import dev.sluice.domain.federation.port.Signer;
import dev.sluice.domain.model.Registration;
import dev.sluice.domain.nkey.Seed;
import java.util.List;

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
    /// @throws dev.sluice.domain.problem.ProblemException `WRONG_PASSPHRASE` or `VAULT_DAMAGED`
    void unlock(Passphrase passphrase);

    /// Forgets every key in memory.
    void lock();

    /// Takes in a key made elsewhere, sealed on disk when this returns; one that is held already
    /// stays as it is. The seed stays the caller's, to close.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `VAULT_LOCKED`
    default void add(Seed seed) {
        addAll(List.of(seed));
    }

    /// Takes in many at the cost of one.
    void addAll(List<Seed> seeds);

    /// Told after each lock and unlock.
    Registration onChange(Runnable listener);
}
