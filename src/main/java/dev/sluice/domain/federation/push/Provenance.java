package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import dev.sluice.domain.jwt.validation.TrustedKeys;
import dev.sluice.domain.model.Account;
import java.util.Collection;
import java.util.Optional;

/// Whose text a server has.
public final class Provenance {
    private final EnvironmentContext context;

    public Provenance(EnvironmentContext context) {
        this.context = context;
    }

    /// @param everywhere all texts that the servers store of the account
    public SyncStatus of(Account account, String text, Collection<String> everywhere) {
        var ours = account.release().jwt();
        if (text.equals(ours)) {
            return SyncStatus.IN_STEP;
        }
        var theirs = read(text);
        if (theirs.isEmpty() || !isTrusted(theirs.get())) {
            return SyncStatus.UNKNOWN_SIGNER;
        }
        if (context.store().read(view -> view.revisions().knows(account.key(), text))) {
            return SyncStatus.OUTDATED;
        }
        // As long as one store has ours, which is newer, the servers themselves replace the other.
        var isOlder = theirs.get().base().issuedAt() < account.release().iat();
        if (isOlder && ours != null && everywhere.contains(ours)) {
            return SyncStatus.OUTDATED;
        }
        return sameContent(account, theirs.get()) ? SyncStatus.OUTDATED : SyncStatus.DRIFT;
    }

    private boolean sameContent(Account account, AccountClaims theirs) {
        if (!account.isLive()) {
            return false;
        }
        var wanted = context.store().read(view -> ClaimsPlanner.claims(view, account));
        return ClaimDiff.between(wanted, theirs).isEmpty();
    }

    public static Optional<AccountClaims> read(String text) {
        try {
            return Optional.of(JwtReader.decodeAccount(text).claims());
        } catch (JwtException _) {
            return Optional.empty();
        }
    }

    /// Who signed a text of ours; empty when it cannot be read.
    public static String issuer(String text) {
        try {
            return JwtReader.readAccount(text, ReadMode.LIKE_GO).issuer();
        } catch (JwtException _) {
            return "";
        }
    }

    private boolean isTrusted(AccountClaims claims) {
        return TrustedKeys.signedBy(context.operator(), claims);
    }
}
