package dev.sluice.domain.workspace;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.readmodel.NamedConnection;
import java.util.List;

/// What goes with an environment that is taken out of its workspace. Servers keep all they have: accounts and
/// connections there go on without anybody here who manages them.
///
/// @param accounts that are live, its system account among them
/// @param users of these
/// @param inForce connections that servers have, which go on
/// @param offers that wait for an answer
/// @param staged changes that wait to be pushed
/// @param unfinished pushes that were broken off, and would be finished or put back
/// @param keys in the vault that nothing else in the workspace needs, and which it forgets
public record EnvironmentLosses(
        Environment environment,
        int accounts,
        int users,
        List<NamedConnection> inForce,
        int offers,
        int staged,
        int unfinished,
        List<KnownKey> keys) {
    public EnvironmentLosses {
        inForce = List.copyOf(inForce);
        keys = List.copyOf(keys);
    }

    /// Keys that were never taken out of the vault, as far as anybody noted: whoever has no backup of the workspace
    /// has them nowhere else.
    public int neverTakenOut() {
        return (int) keys.stream().filter(key -> key.exportedAt() == null).count();
    }
}
