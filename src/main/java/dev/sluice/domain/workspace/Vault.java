package dev.sluice.domain.workspace;

import dev.sluice.domain.federation.port.Signer;
import dev.sluice.domain.model.Registration;

/// The sealed keys of a workspace.
public interface Vault extends Signer {
    boolean isLocked();

    /// Whether it opens without a passphrase (sandbox only).
    boolean isOpenToAll();

    /// Slow on purpose (Argon2id): never on the FX thread.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `WRONG_PASSPHRASE` or `VAULT_DAMAGED`
    void unlock(Passphrase passphrase);

    /// Forgets every key in memory.
    void lock();

    /// Told after each lock and unlock.
    Registration onChange(Runnable listener);
}
