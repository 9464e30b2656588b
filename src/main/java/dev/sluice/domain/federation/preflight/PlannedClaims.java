package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the claims of accounts would be, as the rows of a rehearsal say, each planned once.
final class PlannedClaims {
    private final StoreView view;
    private final Map<String, Optional<AccountClaims>> known = new HashMap<>();

    PlannedClaims(StoreView view) {
        this.view = view;
    }

    /// Empty for an account that is not ours to sign, or gone.
    Optional<AccountClaims> of(String account) {
        return known.computeIfAbsent(
                account,
                key -> PublicKey.parse(key)
                        .flatMap(view.accounts()::find)
                        .filter(row -> row.isLive() && row.isManaged())
                        .map(row -> ClaimsPlanner.claims(view, row)));
    }

    Optional<AccountClaims> of(Account account) {
        return of(account.key().text());
    }
}
