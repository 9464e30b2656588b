package dev.sluice.domain.workspace;

import dev.sluice.domain.problem.Problem;
import java.util.Optional;

/// A workspace that is looked at without being used, since it may not be what it was when Sluice last wrote to it:
/// put back by a crash, a full disk, a restored copy, or by somebody.
public interface OlderWorkspace extends AutoCloseable {
    Vault vault();

    /// What is wrong with it, or missing in it; empty when it is what it was.
    Optional<Problem> difference();

    /// Takes it as it is from now on, which the audit log tells. The vault must be unlocked.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `VAULT_LOCKED`; `VAULT_FOREIGN` when the vault never
    /// belonged to it
    void accept();

    @Override
    void close();
}
