package dev.sluice.ui.operation;

import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.stream.Collectors;

/// Changes of claims in one line, for where there is no room to list them.
public final class ClaimText {
    private static final Messages TEXTS = Messages.of("operation");
    /// Longer lists are summed up.
    private static final int MOST = 3;

    private ClaimText() {}

    public static String of(List<ClaimChange> changes) {
        var words = changes.stream()
                .limit(MOST)
                .map(change -> ClaimWords.of(change, text -> text).orElseGet(change::path))
                .collect(Collectors.joining(" "));
        return changes.size() <= MOST ? words : TEXTS.get("claims.more", words, changes.size() - MOST);
    }
}
