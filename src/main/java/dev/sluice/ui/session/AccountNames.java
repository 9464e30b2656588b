package dev.sluice.ui.session;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.StoreView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Names for account keys during one look at the store; a key nobody named is shown short.
public final class AccountNames {

    /// From here on all are read at once: a list of thousands would ask for each.
    private static final int MANY = 16;

    private final StoreView view;
    private final Map<PublicKey, Optional<Account>> known = new HashMap<>();
    private boolean readAll;

    public AccountNames(StoreView view) {
        this.view = view;
    }

    public Optional<Account> account(PublicKey key) {
        var found = known.computeIfAbsent(key, view::account);
        if (known.size() >= MANY && !readAll) {
            found.ifPresent(this::readAll);
        }
        return found;
    }

    private void readAll(Account one) {
        readAll = true;
        view.accounts(one.environment()).forEach(other -> known.put(other.key(), Optional.of(other)));
    }

    public String of(PublicKey key) {
        return account(key).map(Account::name).orElseGet(key::shortText);
    }
}
