package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Which users an account shuts out: those whose JWT was issued at that time or before.
public final class RevokedUsers {
    /// Every user of the account.
    public static final String ALL = ExportClaim.ALL;

    private RevokedUsers() {}

    /// By public key of the user, or [#ALL]: unix seconds.
    public static Map<String, Long> of(Account account) {
        return UnmodelledClaims.mentions(account, "\"revocations\":")
                ? UnmodelledClaims.of(account).revocations()
                : Map.of();
    }

    /// Since when it shuts out who has these claims; empty when it does not.
    public static OptionalLong of(Account account, BaseClaims user) {
        var all = of(account);
        var at = Math.max(all.getOrDefault(user.subject(), 0L), all.getOrDefault(ALL, 0L));
        return at > 0 && at >= user.issuedAt() ? OptionalLong.of(at) : OptionalLong.empty();
    }

    /// Until when JWTs of that user are dead: one that is to live is issued later.
    public static long latest(Account account, String user) {
        var all = of(account);
        return Math.max(all.getOrDefault(user, 0L), all.getOrDefault(ALL, 0L));
    }

    /// An earlier time than that which stands there changes nothing: it would let somebody in again.
    public static Account with(Account account, String user, long at) {
        var times = new TreeMap<>(of(account));
        times.merge(user, at, Math::max);
        return kept(account, times);
    }

    public static Account without(Account account, String user) {
        var times = new TreeMap<>(of(account));
        times.remove(user);
        return kept(account, times);
    }

    private static Account kept(Account account, Map<String, Long> times) {
        var claims = UnmodelledClaims.of(account);
        return account.withRest(ClaimRest.write(claims.copy().revocations(times).build()));
    }
}
