package dev.sluice.domain.federation.claims;

import dev.sluice.domain.federation.act.Lifespan;
import dev.sluice.domain.jwt.ClaimTime;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;

/// When accounts begin and end, as their claims say.
public final class AccountTimes {
    private AccountTimes() {}

    public static Lifespan of(Account account) {
        var isTimed = Rest.mentions(account, "\"exp\":") || Rest.mentions(account, "\"nbf\":");
        if (!isTimed || !account.isManaged()) {
            return Lifespan.ALWAYS;
        }
        var base = Rest.of(account).base();
        return new Lifespan(
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
