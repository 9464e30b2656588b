package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.AuthorizationConfig;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.claims.MappingTarget;
import dev.sluice.domain.jwt.claims.TraceConfig;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An account's row after a change of what it says of itself. Columns and the claims kept beside them stay in
/// step: what has a column is not kept twice.
public final class PatchedAccount {
    private PatchedAccount() {}

    /// Doing it twice gives the same row.
    public static Account of(Account account, AccountPatch patch) {
        var named = patch.name() == null ? account : account.withName(patch.name());
        var kept = UnmodelledClaims.of(named);
        var limits = LimitValues.patched(tiered(account, patch), patch);
        var builder = kept.copy()
                .limits(LimitValues.beside(limits, kept.limits()))
                .tags(TagList.changed(kept.tags(), patch.addTags(), patch.removeTags()))
                .mappings(mappings(kept, patch));
        builder.base(times(kept.base().withName(named.name()), patch));
        if (patch.more() != null) {
            more(builder, patch.more());
        }
        if (patch.description() != null) {
            builder.description(patch.description());
        }
        if (patch.infoUrl() != null) {
            builder.infoUrl(patch.infoUrl());
        }
        if (patch.defaults() != null) {
            builder.defaultPermissions(SubjectPermissions.of(kept.defaultPermissions(), patch.defaults()));
        }
        var tier = patch.tiering();
        var placed = tier == null ? named : named.withTier(tier.name().isEmpty() ? null : tier.name());
        var next = withRest(placed.withLimits(LimitValues.columns(limits)), kept, builder.build());
        return suspended(next, patch.suspended());
    }

    /// Fields of newer servers are no tier's business.
    private static AccountLimits tiered(Account account, AccountPatch patch) {
        var own = ClaimsPlanner.ownLimits(account);
        var tier = patch.tiering();
        return tier == null || tier.limits().isEmpty()
                ? own
                : UnmodelledClaims.read(tier.limits())
                        .limits()
                        .copy()
                        .unknown(own.unknown())
                        .build();
    }

    private static BaseClaims times(BaseClaims base, AccountPatch patch) {
        var ending = patch.expires() == null ? base : base.withExpires(patch.expires());
        var starts = patch.more() == null ? null : patch.more().starts();
        return starts == null ? ending : ending.withNotBefore(starts);
    }

    private static void more(AccountClaims.Builder builder, AccountPatch.More more) {
        var before = builder.build();
        if (more.traceDestination() != null || more.traceSampling() != null) {
            builder.trace(trace(before.trace(), more));
        }
        if (more.clusterTraffic() != null) {
            builder.clusterTraffic(more.clusterTraffic());
        }
        var callout = more.callout();
        if (callout != null) {
            builder.authorization(new AuthorizationConfig(callout.users(), callout.accounts(), callout.xkey()));
        }
    }

    private static @Nullable TraceConfig trace(@Nullable TraceConfig before, AccountPatch.More more) {
        var destination = more.traceDestination() == null ? destination(before) : more.traceDestination();
        if (more.traceDestination() != null && destination.isEmpty()) {
            return null;
        }
        var sampling = more.traceSampling() == null ? (before == null ? 0 : before.sampling()) : more.traceSampling();
        return new TraceConfig(destination, sampling);
    }

    private static String destination(@Nullable TraceConfig trace) {
        return trace == null ? "" : trace.destination();
    }

    /// Since when is kept where it is suspended already.
    private static Account suspended(Account account, @Nullable Long at) {
        if (at == null) {
            return account;
        }
        if (at == 0) {
            return account.suspended(null);
        }
        return account.isSuspended() ? account : account.suspended(Instant.ofEpochSecond(at));
    }

    private static Account withRest(Account account, AccountClaims before, AccountClaims after) {
        return before.equals(after) ? account : account.withRest(ClaimRest.write(after));
    }

    private static Map<String, List<MappingTarget>> mappings(AccountClaims claims, AccountPatch patch) {
        var all = new TreeMap<String, List<MappingTarget>>(claims.mappings());
        for (var change : patch.mappings()) {
            var targets = new ArrayList<>(all.getOrDefault(change.from(), List.of()));
            targets.removeIf(target -> target == null || isMeant(change, target));
            if (!change.removed()) {
                targets.add(new MappingTarget(
                        Objects.requireNonNull(change.to()), Math.toIntExact(change.weight()), change.cluster()));
            }
            if (targets.isEmpty()) {
                all.remove(change.from());
            } else {
                all.put(change.from(), List.copyOf(targets));
            }
        }
        return all;
    }

    private static boolean isMeant(Mapping change, MappingTarget target) {
        return change.to() == null
                || (target.subject().equals(change.to()) && target.cluster().equals(change.cluster()));
    }
}
