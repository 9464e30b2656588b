package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.MappingTarget;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An account's row after a change of what it says of itself. Columns and the claims kept beside them stay in step:
/// what has a column is not kept twice.
public final class PatchedAccount {
    private PatchedAccount() {}

    /// Doing it twice gives the same row.
    public static Account of(Account account, AccountPatch patch) {
        var named = patch.name() == null ? account : account.withName(patch.name());
        var kept = UnmodelledClaims.of(named);
        var limits = LimitValues.patched(ClaimsPlanner.ownLimits(account), patch);
        var builder = kept.copy()
                .base(kept.base().withName(named.name()))
                .limits(LimitValues.beside(limits, kept.limits()))
                .tags(tags(kept.tags(), patch))
                .mappings(mappings(kept, patch));
        if (patch.expires() != null) {
            builder.base(kept.base().withName(named.name()).withExpires(patch.expires()));
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
        var next = withRest(named.withLimits(LimitValues.columns(limits)), kept, builder.build());
        return suspended(next, patch.suspended());
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

    /// As Go keeps them: in small letters, each once.
    private static List<String> tags(List<String> present, AccountPatch patch) {
        var tags = new LinkedHashSet<>(present);
        patch.addTags().stream().map(PatchedAccount::tag).forEach(tags::add);
        patch.removeTags().stream().map(PatchedAccount::tag).forEach(tags::remove);
        return List.copyOf(tags);
    }

    private static String tag(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
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
