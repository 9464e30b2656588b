package dev.sluice.domain.account;

import dev.sluice.domain.model.record.LimitDifference;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// How an account stands to its tier.
///
/// @param own what it has otherwise, by the words of [Tiers.Tier#table()]
public record TierStanding(String tier, SortedMap<String, LimitDifference> own) {
    public TierStanding {
        own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
    }
}
