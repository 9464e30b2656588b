package dev.sluice.domain.federation;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.port.store.FederationStore;

/// What the next JWT of an account would say.
public final class Rebuild {
    private Rebuild() {}

    public static AccountClaims of(FederationStore store, Account account) {
        return store.read(view -> ClaimsPlanner.claims(view, account));
    }
}
