package dev.sluice.domain.account;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.claims.LimitValues;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.AccountPatch.Callout;
import dev.sluice.domain.model.record.AccountPatch.More;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What an account says of itself, beside its exports and imports: what [AccountEdits] changes.
///
/// @param expires null for never
/// @param bearerTokens whether users may have bearer tokens
/// @param limits those that it has when it is in use, also while it is suspended
/// @param tiers JetStream's limits by replicas (`R1`); empty where one set holds for all streams
/// @param rarely what is changed rarely, as it is; where JetStream's limits go by replicas, whether streams must say
/// how large they become is in `maxBytesRequired`
/// @param maxBytesRequired replicas (`R3`) whose streams must say how large they become
/// @param suspendedAt null for an account that is in use
public record AccountProfile(
        String name,
        String description,
        String infoUrl,
        List<String> tags,
        @Nullable Instant expires,
        boolean wildcardExports,
        boolean bearerTokens,
        SubjectRules defaults,
        Map<AccountLimit, Long> limits,
        Map<String, Map<AccountLimit, Long>> tiers,
        List<Mappings.Row> mappings,
        List<SigningKey> signingKeys,
        More rarely,
        Set<String> maxBytesRequired,
        @Nullable Instant suspendedAt) {

    public AccountProfile {
        tags = List.copyOf(tags);
        limits = Map.copyOf(limits);
        tiers = Map.copyOf(tiers);
        mappings = List.copyOf(mappings);
        signingKeys = List.copyOf(signingKeys);
        maxBytesRequired = Set.copyOf(maxBytesRequired);
    }

    static AccountProfile of(Account account) {
        var claims = UnmodelledClaims.of(account);
        var limits = ClaimsPlanner.ownLimits(account);
        var tiers = new TreeMap<String, Map<AccountLimit, Long>>();
        limits.tiers()
                .forEach((tier, values) -> tiers.put(
                        tier,
                        values(
                                Arrays.stream(AccountLimit.values())
                                        .filter(AccountLimit::isOfJetStream)
                                        .toList(),
                                limit -> LimitValues.of(values, limit))));
        return new AccountProfile(
                account.name(),
                claims.description(),
                claims.infoUrl(),
                claims.tags(),
                ClaimTime.end(claims.base().expires()).orElse(null),
                limits.wildcardExports(),
                !limits.disallowBearer(),
                rules(claims),
                values(List.of(AccountLimit.values()), limit -> LimitValues.of(limits, limit)),
                tiers,
                Mappings.rows(claims),
                claims.signingKeys().stream()
                        .sorted(Comparator.comparing(SigningKey::key))
                        .toList(),
                rarely(claims, limits),
                limits.tiers().entrySet().stream()
                        .filter(tier -> tier.getValue().maxBytesRequired())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toUnmodifiableSet()),
                account.suspendedAt());
    }

    private static More rarely(AccountClaims claims, AccountLimits limits) {
        var trace = claims.trace();
        var callout = claims.authorization();
        return new More(
                limits.jetStream().maxBytesRequired(),
                trace == null ? "" : trace.destination(),
                trace == null ? 0 : (int) trace.sampling(),
                claims.clusterTraffic(),
                claims.base().notBefore(),
                new Callout(callout.authUsers(), callout.allowedAccounts(), callout.xkey()));
    }

    public boolean isSuspended() {
        return suspendedAt != null;
    }

    private static SubjectRules rules(AccountClaims claims) {
        var defaults = claims.defaultPermissions();
        return new SubjectRules(
                defaults.publish().allow(),
                defaults.publish().deny(),
                defaults.subscribe().allow(),
                defaults.subscribe().deny());
    }

    private static Map<AccountLimit, Long> values(List<AccountLimit> limits, ToLongFunction<AccountLimit> value) {
        var values = new EnumMap<AccountLimit, Long>(AccountLimit.class);
        limits.forEach(limit -> values.put(limit, value.applyAsLong(limit)));
        return values;
    }
}
