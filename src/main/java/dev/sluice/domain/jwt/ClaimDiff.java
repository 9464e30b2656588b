package dev.sluice.domain.jwt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Placeholder until the semantic diff lands.
public final class ClaimDiff {
    private ClaimDiff() {}

    public static List<ClaimChange> between(AccountClaims before, AccountClaims after) {
        var changes = new ArrayList<ClaimChange>();
        var old = lines(before);
        var now = lines(after);
        old.forEach((path, value) -> {
            var next = now.get(path);
            if (next == null) {
                changes.add(new ClaimChange.Removed(path, value));
            } else if (!next.equals(value)) {
                changes.add(new ClaimChange.Changed(path, value, next));
            }
        });
        now.forEach((path, value) -> {
            if (!old.containsKey(path)) {
                changes.add(new ClaimChange.Added(path, value));
            }
        });
        return changes;
    }

    private static Map<String, String> lines(AccountClaims claims) {
        var lines = new TreeMap<String, String>();
        claims.exports().forEach(export -> lines.put("exports[" + export.subject() + "]", export.toString()));
        claims.imports()
                .forEach(row -> lines.put("imports[" + row.subject() + " " + row.account() + "]", row.toString()));
        lines.put("limits", claims.limits().toString());
        return lines;
    }
}
