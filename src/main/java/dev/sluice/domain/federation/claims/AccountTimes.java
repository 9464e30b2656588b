package dev.sluice.domain.federation.claims;

import dev.sluice.domain.federation.operation.AccountLifespan;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;

/// When accounts begin and end, as their claims say.
public final class AccountTimes {
    private AccountTimes() {}

    public static AccountLifespan of(Account account) {
        var isTimed = UnmodelledClaims.mentions(account, "\"exp\":") || UnmodelledClaims.mentions(account, "\"nbf\":");
        if (!isTimed || !account.isManaged()) {
            return AccountLifespan.ALWAYS;
        }
        var base = UnmodelledClaims.of(account).base();
        return new AccountLifespan(
                base.notBefore() > 0 ? ClaimTime.nearest(base.notBefore()) : null,
                ClaimTime.end(base.expires()).orElse(null));
    }

    /// @throws ProblemException `ACCOUNT_EXPIRED` or `ACCOUNT_NOT_YET`
    public static void require(Account account, Instant now) {
        var lifespan = of(account);
        switch (lifespan.phase(now)) {
            case OVER ->
                throw ProblemException.of(
                        ProblemCode.ACCOUNT_EXPIRED, account.name(), String.valueOf(lifespan.until()));
            case NOT_YET ->
                throw ProblemException.of(ProblemCode.ACCOUNT_NOT_YET, account.name(), String.valueOf(lifespan.from()));
            case GOOD, ENDING -> {}
        }
    }
}
