package dev.sluice.domain.federation.environment;

import dev.sluice.domain.event.EventSigner;
import dev.sluice.domain.federation.claims.AccountKeys;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.port.query.StoreView;
import java.util.Optional;

/// Signs them like any other user: by a signing key where there is one, since servers of a strict operator refuse
/// those that the account's own key signed. A scoped key cannot give the rights that they need.
public record EventUsers(Signer signer, EnvironmentId environment) implements EventSigner {
    @Override
    public Optional<Key> of(StoreView view, Account account) {
        return AccountKeys.minting(signer, view, account, isStrict(view))
                .filter(keys -> !keys.scoped())
                .map(keys -> new Key(keys.key(), keys.issuerAccount()));
    }

    private boolean isStrict(StoreView view) {
        return view.environments().all().stream()
                .filter(found -> found.id().equals(environment))
                .anyMatch(found -> OperatorIdentity.claims(found.operatorJwt()).strictSigningKeyUsage());
    }
}
