package dev.sluice.domain.account;

import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// An account as its rows are, and as it will be once what waits is pushed.
///
/// @param waiting staged changes of the account itself, in the order in which they were made
/// @param stuck those of them that no longer fit, and why
public record AccountPlan(
        AccountProfile now, AccountProfile planned, List<StagedChange> waiting, Map<UUID, Problem> stuck) {
    public AccountPlan {
        waiting = List.copyOf(waiting);
        stuck = Map.copyOf(stuck);
    }
}
