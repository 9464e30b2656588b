package dev.sluice.domain.federation;

import dev.sluice.domain.federation.port.Signer;
import dev.sluice.domain.federation.port.StoreView;
import dev.sluice.domain.jwt.SigningKey;
import dev.sluice.domain.jwt.UserClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import java.util.Optional;
import java.util.stream.Stream;

/// The key that speaks for an account: its own, or one of its signing keys when that is all we
/// hold.
/// Granting and minting are abilities of their own (`domain.md` 1): a scoped key can only mint.
///
/// @param account in whose name it speaks
/// @param scoped whether its users must carry no limits of their own (rule G3)
record AccountKeys(PublicKey key, PublicKey account, boolean scoped) {

    /// Signs activations.
    static Optional<AccountKeys> granting(Signer signer, Account account) {
        return held(signer, account).filter(found -> !found.scoped()).findFirst();
    }

    /// Signs users. A plain signing key comes first, since servers of a strict operator refuse
    /// users
    /// that the account's own key signed; a scoped one comes last.
    static Optional<AccountKeys> minting(Signer signer, Account account) {
        var all = held(signer, account).toList();
        return all.stream()
                .filter(keys -> !keys.scoped() && !keys.issuerAccount().isEmpty())
                .findFirst()
                .or(() -> granting(signer, account))
                .or(() -> all.stream().findFirst());
    }

    /// Signs the link's own user: with a scoped key it could not have the limits it needs.
    static AccountKeys minting(Signer signer, StoreView view, PublicKey system) {
        return view.account(system)
                .flatMap(account -> minting(signer, account))
                .filter(keys -> !keys.scoped())
                .orElseGet(() -> new AccountKeys(system, system, false));
    }

    /// Signs activations of that exporter; its own key, even if it is not held, when there is none.
    static AccountKeys granting(Signer signer, StoreView view, PublicKey exporter) {
        return view.account(exporter)
                .flatMap(account -> granting(signer, account))
                .orElseGet(() -> new AccountKeys(exporter, exporter, false));
    }

    /// Whether a plain key of the account is the issuer of one of its activations.
    static boolean mayGrant(Account account, PublicKey issuer) {
        return account.key().equals(issuer) || Rest.signingKeys(account).contains(new SigningKey.Plain(issuer.text()));
    }

    UserClaims user(PublicKey user, String name) {
        if (scoped) {
            return UserClaims.scoped(user.text(), name, account.text());
        }
        return UserClaims.of(user.text(), name).withIssuerAccount(issuerAccount());
    }

    /// What a token says beside its issuer: nothing when that is the account itself.
    String issuerAccount() {
        return key.equals(account) ? "" : account.text();
    }

    private static Stream<AccountKeys> held(Signer signer, Account account) {
        var own = Stream.of(new AccountKeys(account.key(), account.key(), false));
        // Read only when its own key is not held.
        var others = Stream.of(account)
                .flatMap(found -> Rest.signingKeys(found).stream())
                .flatMap(signing -> PublicKey.parse(signing.key()).stream()
                        .map(key -> new AccountKeys(key, account.key(), signing instanceof SigningKey.Scoped)));
        return Stream.concat(own, others).filter(found -> signer.holds(found.key()));
    }
}
