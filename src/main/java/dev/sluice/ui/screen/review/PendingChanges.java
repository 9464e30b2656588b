package dev.sluice.ui.screen.review;

import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.readmodel.Confirmation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// What waits for a push, as the screen shows it.
///
/// @param preview of a push of everything; empty when it cannot be worked out
/// @param fault why it cannot
/// @param unfinished whether earlier work was interrupted
/// @param servers how many addresses the environment knows
/// @param names of accounts by the text of their keys
record PendingChanges(
        List<Group> groups,
        Optional<Preview> preview,
        Optional<Problem> fault,
        Unfinished unfinished,
        int servers,
        Map<String, String> names) {

    static final PendingChanges NOTHING =
            new PendingChanges(List.of(), Optional.empty(), Optional.empty(), Unfinished.NO, 0, Map.of());

    PendingChanges {
        names = Map.copyOf(names);
        groups = List.copyOf(groups);
    }

    /// The changes of one account, in the order they were made.
    ///
    /// @param claims of its JWT that change
    /// @param confirmed whether servers are known to have it as it is
    record Group(String account, List<Line> lines, List<ClaimChange> claims, Confirmation confirmed) {
        Group {
            lines = List.copyOf(lines);
            claims = List.copyOf(claims);
        }
    }

    /// One staged change.
    record Line(UUID id, Sort sort, String text) {}

    /// What a change does to the gates.
    enum Sort {
        OPENS,
        CLOSES
    }

    /// Whether something was interrupted.
    enum Unfinished {
        YES,
        NO
    }

    boolean isEmpty() {
        return groups.isEmpty() && unfinished == Unfinished.NO;
    }

    /// An unconfirmed account counts as one, as beside *Review and push*.
    int changes() {
        return groups.stream()
                .mapToInt(group -> group.lines().size() + (group.confirmed() == Confirmation.YES ? 0 : 1))
                .sum();
    }
}
