package dev.sluice.ui.session;

import dev.sluice.domain.federation.port.StoreView;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Names for account keys during one look at the store; a key nobody named is shown short.
public final class AccountNames {

    private final StoreView view;
    private final Map<PublicKey, Optional<Account>> known = new HashMap<>();

    public AccountNames(StoreView view) {
        this.view = view;
    }

    public Optional<Account> account(PublicKey key) {
        return known.computeIfAbsent(key, view::account);
    }

    public String of(PublicKey key) {
        return account(key).map(Account::name).orElseGet(key::shortText);
    }
}
