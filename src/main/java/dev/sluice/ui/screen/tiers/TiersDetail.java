package dev.sluice.ui.screen.tiers;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.LimitDifference;
import java.util.List;
import java.util.Map;

/// Everything shown of one tier.
record TiersDetail(TiersRow row, List<Member> members) {

    /// @param own what it has otherwise than the tier, by the word of the limit
    record Member(Account account, Map<String, LimitDifference> own) {}

    TiersDetail {
        members = List.copyOf(members);
    }
}
