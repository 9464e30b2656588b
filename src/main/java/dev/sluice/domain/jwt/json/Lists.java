package dev.sluice.domain.jwt.json;

import java.util.ArrayList;

/// Duplicate lists as Go reads them: each is read into the one before, entry by entry, so that objects at one
/// place merge. The last list says how many there are.
final class Lists {
    private Lists() {}

    /// What a null entry does to the entry that was there.
    enum Nulls {
        LEAVE,
        CLEAR
    }

    static Json merge(Json before, Json after, Nulls nulls) {
        if (before instanceof Json.Arr(var old) && after instanceof Json.Arr(var now)) {
            var merged = new ArrayList<Json>(now.size());
            for (int i = 0; i < now.size(); i++) {
                merged.add(i < old.size() ? entry(old.get(i), now.get(i), nulls) : now.get(i));
            }
            return new Json.Arr(merged);
        }
        return after;
    }

    private static Json entry(Json before, Json after, Nulls nulls) {
        if (before instanceof Json.Obj(var old) && after instanceof Json.Obj(var now)) {
            var both = new ArrayList<>(old);
            both.addAll(now);
            return new Json.Obj(both);
        }
        if (after instanceof Json.Nothing && nulls == Nulls.LEAVE) {
            return before;
        }
        return merge(before, after, Nulls.LEAVE);
    }
}
