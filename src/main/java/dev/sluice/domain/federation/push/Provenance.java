package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.act.Standing;
import dev.sluice.domain.federation.claims.Planner;
import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.jwt.AccountClaims;
import dev.sluice.domain.jwt.ClaimDiff;
import dev.sluice.domain.jwt.JwtException;
import dev.sluice.domain.jwt.JwtReader;
import dev.sluice.domain.jwt.ReadMode;
import dev.sluice.domain.jwt.Trust;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Collection;
import java.util.Optional;

/// Whose text a server has.
public final class Provenance {
    private final Scope scope;

    public Provenance(Scope scope) {
        this.scope = scope;
    }

    /// @param everywhere all texts that the servers store of the account
    public Standing of(Account account, String text, Collection<String> everywhere) {
        var ours = account.release().jwt();
        if (text.equals(ours)) {
            return Standing.IN_STEP;
        }
        var theirs = read(text);
        if (theirs.isEmpty() || !isTrusted(theirs.get())) {
            return Standing.UNKNOWN_SIGNER;
        }
        if (scope.store().read(view -> view.knows(account.key(), text))) {
            return Standing.OUTDATED;
        }
        // As long as one store has ours, which is newer, the servers themselves replace the other.
        var isOlder = theirs.get().base().issuedAt() < account.release().iat();
        if (isOlder && ours != null && everywhere.contains(ours)) {
            return Standing.OUTDATED;
        }
        return sameContent(account, theirs.get()) ? Standing.OUTDATED : Standing.DRIFT;
    }

    private boolean sameContent(Account account, AccountClaims theirs) {
        if (!account.isLive()) {
            return false;
        }
        var wanted = scope.store().read(view -> Planner.claims(view, account));
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
    static String issuer(String text) {
        try {
            return JwtReader.readAccount(text, ReadMode.LIKE_GO).issuer();
        } catch (JwtException _) {
            return "";
        }
    }

    private boolean isTrusted(AccountClaims claims) {
        var operator = scope.environment().operatorJwt();
        try {
            return Trust.signedBy(JwtReader.decodeOperator(operator).claims(), claims);
        } catch (JwtException e) {
            throw ProblemException.because(e, ProblemCode.STORE_DAMAGED, "the operator of this environment");
        }
    }
}
