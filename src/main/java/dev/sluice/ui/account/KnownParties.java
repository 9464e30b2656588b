package dev.sluice.ui.account;

import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Public keys by the names that people type for them.
///
/// @param users of the account that is changed
/// @param accounts of its environment
record KnownParties(Map<String, String> users, Map<String, String> accounts) {
    static final KnownParties NONE = new KnownParties(Map.of(), Map.of());

    KnownParties {
        users = Map.copyOf(users);
        accounts = Map.copyOf(accounts);
    }

    /// Empty for what is neither a name nor a key.
    Optional<String> user(String typed) {
        return found(users, typed, KeyKind.USER);
    }

    Optional<String> account(String typed) {
        return typed.equals("*") ? Optional.of(typed) : found(accounts, typed, KeyKind.ACCOUNT);
    }

    private static Optional<String> found(Map<String, String> known, String typed, KeyKind kind) {
        return PublicKey.parse(typed)
                .filter(key -> key.isKind(kind))
                .map(PublicKey::text)
                .or(() -> Optional.ofNullable(known.get(typed)));
    }

    /// Its name where one is known.
    String name(String key) {
        return Stream.of(users, accounts)
                .flatMap(known -> known.entrySet().stream())
                .filter(entry -> entry.getValue().equals(key))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(key);
    }

    /// A line for each.
    String names(List<String> keys) {
        return keys.stream().map(this::name).collect(Collectors.joining("\n"));
    }
}
