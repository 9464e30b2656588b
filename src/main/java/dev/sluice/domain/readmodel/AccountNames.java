package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Names for account keys during one look at the store; a key nobody named is shown short.
final class AccountNames {

    /// From here on all are read at once: a list of thousands would ask for each.
    private static final int MANY = 16;

    private final StoreView view;
    private final Map<PublicKey, Optional<Account>> known = new HashMap<>();
    private boolean readAll;

    AccountNames(StoreView view) {
        this.view = view;
    }

    Optional<Account> account(PublicKey key) {
        var found = known.computeIfAbsent(key, view.accounts()::find);
        if (known.size() >= MANY && !readAll) {
            found.ifPresent(this::readAll);
        }
        return found;
    }

    private void readAll(Account one) {
        readAll = true;
        view.accounts().in(one.environment()).forEach(other -> known.put(other.key(), Optional.of(other)));
    }

    String of(PublicKey key) {
        return account(key).map(Account::name).orElseGet(key::shortText);
    }

    /// What is left of them when the look is over.
    AccountLabels labels(Collection<PublicKey> keys) {
        return new AccountLabels(keys.stream().distinct().collect(Collectors.toMap(Function.identity(), this::of)));
    }
}
