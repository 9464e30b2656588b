package dev.sluice.domain.account;

import dev.sluice.domain.account.Tiers.Tier;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.LimitDifference;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a change of a tier does to its accounts.
public record TierPlan(Tier before, Tier after, List<Member> members) {
    public TierPlan {
        members = List.copyOf(members);
    }

    /// @param changes of its claims; none where all of it is its own
    /// @param own what it has otherwise than the tier, and keeps
    /// @param cuts what is used beyond the new limits
    public record Member(
            Account account,
            List<ClaimChange> changes,
            SortedMap<String, LimitDifference> own,
            List<PreflightFinding> cuts) {
        public Member {
            changes = List.copyOf(changes);
            own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
            cuts = List.copyOf(cuts);
        }
    }
}
