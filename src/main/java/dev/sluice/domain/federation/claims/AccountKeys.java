package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.port.query.StoreView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The key that speaks for an account: its own, or one of its signing keys when that is all we hold. Granting and
/// minting are abilities of their own (domain.md#abilities): a scoped key can only mint.
///
/// @param account in whose name it speaks
/// @param scoped whether its users must carry no limits of their own (jwt-facts.md#G3)
public record AccountKeys(PublicKey key, PublicKey account, boolean scoped) {

    /// Whether we can sign activations.
    public static boolean canGrant(Signer signer, Account account) {
        return held(signer, account).anyMatch(found -> !found.scoped());
    }

    /// Whether we can sign users.
    ///
    /// @param strict whether the operator takes only users that a signing key signed
    public static boolean canMint(Signer signer, Account account, boolean strict) {
        return held(signer, account).anyMatch(found -> found.isTakenBy(strict));
    }

    /// Signs users. A plain signing key comes first, since servers of a strict operator refuse users that the
    /// account's own key signed; a scoped one comes last.
    ///
    /// @param strict whether the operator takes only users that a signing key signed
    public static Optional<AccountKeys> minting(Signer signer, StoreView view, Account account, boolean strict) {
        var all = lasting(signer, view, account).stream()
                .filter(found -> found.isTakenBy(strict))
                .toList();
        return best(all).or(() -> all.stream().findFirst());
    }

    /// Signs the link's own user: with a scoped key it could not have the limits it needs.
    public static AccountKeys minting(Signer signer, StoreView view, PublicKey system, boolean strict) {
        return view.accounts()
                .find(system)
                .flatMap(account -> minting(signer, view, account, strict))
                .filter(keys -> !keys.scoped())
                .orElseGet(() -> new AccountKeys(system, system, false));
    }

    /// Signs activations of that exporter: a plain signing key first, since it can be replaced; its own key, even
    /// if it is not held, when there is none.
    public static AccountKeys granting(Signer signer, StoreView view, PublicKey exporter) {
        return view.accounts()
                .find(exporter)
                .flatMap(account -> best(lasting(signer, view, account)))
                .orElseGet(() -> new AccountKeys(exporter, exporter, false));
    }

    private static Optional<AccountKeys> best(List<AccountKeys> held) {
        return held.stream()
                .filter(keys -> !keys.scoped())
                .min(Comparator.comparing(keys -> keys.issuerAccount().isEmpty()));
    }

    /// Those held that are not about to be retired: what they signed would soon be dead.
    private static List<AccountKeys> lasting(Signer signer, StoreView view, Account account) {
        var retiring = view.rotations().underWay(account.key()).map(Rotation::oldKey);
        var all = held(signer, account).toList();
        var lasting = all.stream()
                .filter(keys -> retiring.filter(keys.key()::equals).isEmpty())
                .toList();
        return lasting.isEmpty() ? all : lasting;
    }

    /// Whether a plain key of the account is the issuer of one of its activations.
    public static boolean mayGrant(Account account, PublicKey issuer) {
        return account.key().equals(issuer)
                || UnmodelledClaims.signingKeys(account).contains(new SigningKey.Plain(issuer.text()));
    }

    public UserClaims user(PublicKey user, String name) {
        if (scoped) {
            return UserClaims.scoped(user.text(), name, account.text());
        }
        return UserClaims.of(user.text(), name).withIssuerAccount(issuerAccount());
    }

    /// What a token says beside its issuer: nothing when that is the account itself.
    public String issuerAccount() {
        return key.equals(account) ? "" : account.text();
    }

    /// Servers of a strict operator refuse users that the account's own key signed; activations by it they take
    /// (jwt-facts.md#2).
    public boolean isTakenBy(boolean strict) {
        return !strict || !key.equals(account);
    }

    private static Stream<AccountKeys> held(Signer signer, Account account) {
        var own = Stream.of(new AccountKeys(account.key(), account.key(), false));
        // Read only when its own key is not held.
        var others = Stream.of(account)
                .flatMap(found -> UnmodelledClaims.signingKeys(found).stream())
                .flatMap(signing -> PublicKey.parse(signing.key()).stream()
                        .map(key -> new AccountKeys(key, account.key(), signing instanceof SigningKey.Scoped)));
        return Stream.concat(own, others).filter(found -> signer.holds(found.key()));
    }
}
