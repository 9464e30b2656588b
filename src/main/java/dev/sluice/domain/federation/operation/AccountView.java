package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.Account;
import java.util.Set;

/// An account with what we can do for it and what hangs on it.
public record AccountView(
        Account account,
        Set<Ability> abilities,
        int exports,
        int imports,
        int liveConnections,
        AccountLifespan lifespan) {
    /// domain.md#abilities: kept apart and shown.
    public enum Ability {
        SIGN,
        GRANT,
        MINT
    }

    public AccountView {
        abilities = Set.copyOf(abilities);
    }
}
