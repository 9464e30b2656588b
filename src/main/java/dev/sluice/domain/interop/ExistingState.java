package dev.sluice.domain.interop;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.jwt.validation.TrustedKeys;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the workspace has already; nothing when there is none yet.
final class ExistingState {
    private final @Nullable StoreView view;
    private final Predicate<PublicKey> held;
    /// Read once for all users of an account, who are asked for in several passes.
    private final Map<PublicKey, AccountClaims> claims = new HashMap<>();

    private ExistingState(@Nullable StoreView view, Predicate<PublicKey> held) {
        this.view = view;
        this.held = held;
    }

    static ExistingState nothing() {
        return new ExistingState(null, _ -> false);
    }

    static ExistingState of(StoreView view, Predicate<PublicKey> held) {
        return new ExistingState(view, held);
    }

    boolean holds(PublicKey key) {
        return held.test(key);
    }

    List<Environment> environments() {
        return view == null ? List.of() : view.environments().all();
    }

    Optional<Environment> environmentOf(PublicKey operator) {
        return environments().stream()
                .filter(environment -> environment.operator().equals(operator))
                .findFirst();
    }

    List<Account> accounts(@Nullable EnvironmentId environment) {
        return view == null || environment == null ? List.of() : view.accounts().in(environment);
    }

    Optional<Account> account(PublicKey key) {
        return view == null ? Optional.empty() : view.accounts().find(key);
    }

    /// What servers were given last for an account; of one that was never signed, that it signs for itself.
    AccountClaims claims(Account account) {
        return claims.computeIfAbsent(account.key(), _ -> read(account));
    }

    private static AccountClaims read(Account account) {
        var released = account.release().jwt();
        try {
            return released == null
                    ? AccountClaims.builder(account.key().text(), account.name())
                            .build()
                    : JwtReader.decodeAccount(released, ReadMode.KEEP_UNKNOWN).claims();
        } catch (JwtException e) {
            throw new IllegalStateException("a text that Sluice released cannot be read", e);
        }
    }

    /// Whether an account is here with claims of its own, which stay as they are.
    boolean isManaged(PublicKey key) {
        return account(key)
                .filter(account -> account.isLive() && account.role() != AccountRole.EXTERNAL)
                .isPresent();
    }

    /// The account that is here whose key, or a signing key that it has now, signed the user.
    Optional<Account> ownerOf(UserClaims user) {
        var text = user.issuerAccount().isEmpty() ? user.issuer() : user.issuerAccount();
        return PublicKey.parse(text)
                .filter(this::isManaged)
                .flatMap(this::account)
                .filter(account -> TrustedKeys.signedBy(claims(account), user));
    }

    List<User> users(PublicKey account) {
        return view == null ? List.of() : view.users().of(account);
    }

    List<Export> exports(PublicKey account) {
        return view == null ? List.of() : view.exports().of(account);
    }

    List<Revocation> revocations(PublicKey exporter) {
        return view == null ? List.of() : view.revocations().of(exporter);
    }

    List<Connection> connectionsOf(PublicKey account) {
        return view == null ? List.of() : view.connections().of(account);
    }
}
