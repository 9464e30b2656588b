package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtValidator;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;

/// Builds and signs account JWTs. Callers hold the account's lock.
public final class AccountSigner {
    private final EnvironmentContext context;

    public AccountSigner(EnvironmentContext context) {
        this.context = context;
    }

    /// Signs the account as its rows now say, with `iat = max(now, last + 1)` (domain.md#signing-times), and saves
    /// the text as its release.
    public Account sign(StoreTx tx, PublicKey key) {
        return sign(tx, key, pen(tx));
    }

    /// The same for many, for which the operator's seed is opened once: that takes as long as signing.
    public List<Account> signAll(StoreTx tx, List<PublicKey> keys) {
        tx.lookAhead(keys);
        return context.signer()
                .signing(
                        context.environment(tx).signingKey(),
                        pen -> keys.stream().map(key -> sign(tx, key, pen)).toList());
    }

    /// The same, keeping a text that says what the rows do: where somebody installs it by hand, signing it anew
    /// would make what is being installed outdated.
    List<Account> signOnce(StoreTx tx, List<PublicKey> keys) {
        tx.lookAhead(keys);
        return keys.stream()
                .map(key -> {
                    var account = context.account(tx, key);
                    return isSigned(tx, account) ? account : sign(tx, key);
                })
                .toList();
    }

    private boolean isSigned(StoreTx tx, Account account) {
        var jwt = account.release().jwt();
        return jwt != null
                && Provenance.issuer(jwt)
                        .equals(context.environment(tx).signingKey().text())
                && isCurrent(tx, account);
    }

    private Account sign(StoreTx tx, PublicKey key, TokenSigner pen) {
        var account = context.account(tx, key);
        var claims = ClaimsPlanner.claims(tx, account);
        check(account, claims);
        return release(tx, account, claims, pen);
    }

    private TokenSigner pen(StoreTx tx) {
        return context.signer().signer(context.environment(tx).signingKey());
    }

    /// Signs the text that locks everybody out of an account that was deleted already.
    public Account signLockedOut(StoreTx tx, PublicKey key) {
        var account = tx.accounts().find(key).orElseThrow();
        var since = tx.accounts().removal(key).map(Removal::since).orElse(context.now());
        return release(tx, account, ClaimsPlanner.lockedOut(account, since), pen(tx));
    }

    private Account release(StoreTx tx, Account account, AccountClaims claims, TokenSigner pen) {
        var iat = Math.max(context.now().getEpochSecond(), account.release().iat() + 1);
        var jwt = encode(claims, pen, iat);
        var signed = account.withRelease(new Release(jwt, iat, false));
        tx.accounts().save(signed);
        return signed;
    }

    /// How the rows differ from the last signed text; everything is new when nothing was signed.
    public List<ClaimChange> changes(StoreView view, Account account) {
        return ClaimDiff.between(released(account), ClaimsPlanner.claims(view, account));
    }

    /// Whether signing anew would change anything but the times.
    public boolean isCurrent(StoreView view, Account account) {
        return account.release().jwt() != null && changes(view, account).isEmpty();
    }

    /// The claims last signed; those of an empty account when nothing was.
    public AccountClaims released(Account account) {
        var jwt = account.release().jwt();
        if (jwt == null) {
            return AccountClaims.builder(account.key().text(), account.name()).build();
        }
        try {
            return JwtReader.readAccount(jwt, ReadMode.KEEP_UNKNOWN);
        } catch (JwtException e) {
            throw ProblemException.because(
                    e, ProblemCode.STORE_DAMAGED, "account " + account.key().shortText());
        }
    }

    public String encode(Claims claims, PublicKey key, long iat) {
        return encode(claims, context.signer().signer(key), iat);
    }

    private static String encode(Claims claims, TokenSigner pen, long iat) {
        try {
            return JwtWriter.encode(claims, pen, iat);
        } catch (JwtException e) {
            throw ProblemException.because(
                    e, ProblemCode.CLAIMS_INVALID, claims.base().name(), e.getMessage());
        }
    }

    /// @throws ProblemException `CLAIMS_INVALID` where the account as its rows are could not be signed
    public void refuseInvalid(StoreView view, Account account) {
        check(account, ClaimsPlanner.claims(view, account));
    }

    private void check(Account account, AccountClaims claims) {
        var errors = JwtValidator.validate(claims, context.now().getEpochSecond()).stream()
                .filter(finding -> finding.level() == Finding.Level.ERROR)
                .map(Finding::message)
                .collect(Collectors.joining("; "));
        if (!errors.isEmpty()) {
            throw ProblemException.of(ProblemCode.CLAIMS_INVALID, account.name(), errors);
        }
    }
}
