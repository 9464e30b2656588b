package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.FederationStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Accounts of one environment by key, and what they are called.
public final class AccountDirectory {
    private final FederationStore store;
    private final EnvironmentId environment;

    AccountDirectory(FederationStore store, EnvironmentId environment) {
        this.store = store;
        this.environment = environment;
    }

    /// Live accounts of every role, by name.
    public List<Account> live() {
        return store.read(view -> view.accounts().in(environment));
    }

    /// Those of the live ones that we sign.
    public List<Account> managed() {
        return live().stream().filter(Account::isManaged).toList();
    }

    /// The live ones, then the deleted ones, each by name.
    public List<Account> everKnown() {
        return store.read(view -> Stream.concat(
                        view.accounts().in(environment).stream(), view.accounts().deleted(environment).stream())
                .toList());
    }

    /// Live or deleted, of any environment.
    public Optional<Account> account(PublicKey key) {
        return store.read(view -> view.accounts().find(key));
    }

    /// The live account that the user belongs to.
    public Optional<Account> holder(PublicKey user) {
        return store.read(view -> view.users().in(environment).stream()
                .filter(one -> one.key().equals(user))
                .map(User::account)
                .findFirst()
                .flatMap(view.accounts()::find)
                .filter(Account::isLive));
    }

    /// Of every account of the environment, live or deleted.
    public AccountLabels labels() {
        return new AccountLabels(store.read(view -> view.accounts().names(environment)));
    }

    /// Of these accounts, of any environment.
    public AccountLabels labels(Collection<PublicKey> keys) {
        return store.read(view -> new AccountNames(view).labels(keys));
    }

    /// Names of the live accounts by the text of their keys, for whoever reads texts that mention keys.
    public Map<String, String> namesByText() {
        return live().stream().collect(Collectors.toMap(account -> account.key().text(), Account::name));
    }

    /// What each of these accounts is to us.
    public Map<PublicKey, ConnectionParty> parties(Collection<PublicKey> keys) {
        return store.read(view -> {
            var names = new AccountNames(view);
            return keys.stream()
                    .distinct()
                    .collect(Collectors.toMap(Function.identity(), key -> ConnectionParty.of(names, key)));
        });
    }

    /// How far the deletion of each account has got that is deleted or being deleted.
    public Map<PublicKey, Removal> removals() {
        return store.read(view -> view.accounts().removals(environment)).stream()
                .collect(Collectors.toMap(Removal::account, Function.identity()));
    }
}
