package dev.sluice.domain.readmodel;

import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.readmodel.KeyIdentity.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Names for keys, of every environment of the workspace, during one look at the store.
public final class KnownKeys {
    private final StoreView view;
    private final Map<String, KeyIdentity> known = new HashMap<>();

    KnownKeys(StoreView view) {
        this.view = view;
        view.environments().all().forEach(this::add);
    }

    /// @param account to which a signing key or a user may belong; empty when nothing is said
    public KeyIdentity of(String key, String account) {
        var found = known.get(key);
        if (found != null) {
            return found;
        }
        var identity = PublicKey.parse(key)
                .map(parsed -> look(parsed, PublicKey.parse(account)))
                .orElseGet(() -> KeyIdentity.unknown(key));
        if (identity.role() != Role.UNKNOWN) {
            known.put(key, identity);
        }
        return identity;
    }

    Optional<Account> account(String key) {
        return PublicKey.parse(key).filter(k -> k.isKind(KeyKind.ACCOUNT)).flatMap(view.accounts()::find);
    }

    List<Revocation> revocations(PublicKey exporter) {
        return view.revocations().of(exporter);
    }

    private KeyIdentity look(PublicKey key, Optional<PublicKey> account) {
        var own = key.isKind(KeyKind.ACCOUNT) ? view.accounts().find(key) : Optional.<Account>empty();
        if (own.isPresent()) {
            return KeyIdentity.of(own.get());
        }
        return account.flatMap(view.accounts()::find)
                .flatMap(holder -> belonging(key, holder))
                .orElseGet(() -> KeyIdentity.unknown(key.text()));
    }

    private Optional<KeyIdentity> belonging(PublicKey key, Account holder) {
        if (key.isKind(KeyKind.USER)) {
            return view.users().of(holder.key()).stream()
                    .filter(user -> user.key().equals(key))
                    .map(User::name)
                    .map(name -> new KeyIdentity(key.text(), name, Role.USER, holder.name()))
                    .findFirst();
        }
        return signs(holder, key)
                ? Optional.of(new KeyIdentity(key.text(), holder.name(), Role.ACCOUNT_SIGNING_KEY, ""))
                : Optional.empty();
    }

    private static boolean signs(Account holder, PublicKey key) {
        var jwt = holder.release().jwt();
        try {
            return jwt != null
                    && JwtReader.decodeAccount(jwt).claims().signingKeys().stream()
                            .anyMatch(signing -> signing.key().equals(key.text()));
        } catch (JwtException _) {
            // A JWT that cannot be read vouches for nobody.
            return false;
        }
    }

    private void add(Environment environment) {
        var name = environment.name();
        put(environment.operator().text(), name, Role.OPERATOR);
        put(environment.signingKey().text(), name, Role.OPERATOR_SIGNING_KEY);
        try {
            JwtReader.decodeOperator(environment.operatorJwt())
                    .claims()
                    .signingKeys()
                    .forEach(key -> put(key, name, Role.OPERATOR_SIGNING_KEY));
        } catch (JwtException _) {
            // Its two keys are known all the same.
        }
    }

    private void put(String key, String name, Role role) {
        known.putIfAbsent(key, new KeyIdentity(key, name, role, ""));
    }
}
