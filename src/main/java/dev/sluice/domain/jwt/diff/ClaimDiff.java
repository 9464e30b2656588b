package dev.sluice.domain.jwt.diff;

import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What differs in meaning between two claims of one kind. Order does not count; exports are matched by kind and
/// subject, imports by kind, subject and account, maps by key. Who signed, when, and the jti are left out: every
/// signing changes them. A list entry that is new or gone is one change with a summary of it as value.
public final class ClaimDiff {
    /// Numbers whose absence means 0, so that nothing appears or disappears with them.
    private static final Set<String> LIMITS = Set.of(
            "subs",
            "data",
            "payload",
            "imports",
            "exports",
            "conn",
            "leaf",
            "mem_storage",
            "disk_storage",
            "streams",
            "consumer",
            "max_ack_pending",
            "mem_max_stream_bytes",
            "disk_max_stream_bytes");

    private final List<ClaimChange> changes = new ArrayList<>();

    private ClaimDiff() {}

    /// Changes from `before` to `after` in the order of the wire. Throws [IllegalArgumentException] for claims of
    /// different kinds.
    public static List<ClaimChange> between(Claims before, Claims after) {
        if (before.claimKind() != after.claimKind()) {
            throw new IllegalArgumentException("claims of different kinds have nothing to compare");
        }
        var diff = new ClaimDiff();
        var old = fields(before);
        var now = fields(after);
        diff.fields("", withoutBody(old), withoutBody(now));
        diff.fields("", body(old), body(now));
        return List.copyOf(diff.changes);
    }

    private static Map<String, Json> fields(Claims claims) {
        return ClaimTree.fields(ClaimTree.of(claims));
    }

    private static Map<String, Json> withoutBody(Map<String, Json> payload) {
        var copy = new LinkedHashMap<>(payload);
        copy.remove("nats");
        copy.keySet().removeAll(ClaimTree.LEFT_OUT);
        return copy;
    }

    private static Map<String, Json> body(Map<String, Json> payload) {
        var nats = payload.get("nats");
        var copy = nats == null ? new LinkedHashMap<String, Json>() : new LinkedHashMap<>(ClaimTree.fields(nats));
        copy.keySet().removeAll(ClaimTree.LEFT_OUT);
        return copy;
    }

    private void fields(String path, Map<String, Json> before, Map<String, Json> after) {
        for (var name : union(before, after)) {
            value(path.isEmpty() ? name : path + "." + name, name, before.get(name), after.get(name));
        }
    }

    private void entries(String path, Map<String, Json> before, Map<String, Json> after) {
        for (var key : union(before, after)) {
            value(path + "[" + key + "]", "", before.get(key), after.get(key));
        }
    }

    private void value(String path, String name, @Nullable Json before, @Nullable Json after) {
        var old = before == null ? absent(name, after) : before;
        var now = after == null ? absent(name, before) : after;
        if (old == null || now == null) {
            oneSided(path, name, old, now);
        } else if (old instanceof Json.Obj && now instanceof Json.Obj) {
            if (ClaimTree.MAPS.contains(name)) {
                entries(path, ClaimTree.fields(old), ClaimTree.fields(now));
            } else {
                fields(path, ClaimTree.fields(old), ClaimTree.fields(now));
            }
        } else if (old instanceof Json.Arr(var oldValues) && now instanceof Json.Arr(var newValues)) {
            entries(path, ClaimTree.keyed(oldValues), ClaimTree.keyed(newValues));
        } else if (!old.equals(now)) {
            changes.add(new ClaimChange.Changed(path, ClaimTree.show(old), ClaimTree.show(now)));
        }
    }

    private void oneSided(String path, String name, @Nullable Json before, @Nullable Json after) {
        var only = before == null ? after : before;
        boolean wholeMap = only instanceof Json.Obj && ClaimTree.MAPS.contains(name);
        if (only instanceof Json.Arr || wholeMap) {
            entries(path, members(before), members(after));
        } else if (before != null) {
            changes.add(new ClaimChange.Removed(path, ClaimTree.show(before)));
        } else if (after != null) {
            changes.add(new ClaimChange.Added(path, ClaimTree.show(after)));
        }
    }

    private static Map<String, Json> members(@Nullable Json json) {
        return switch (json) {
            case Json.Arr(var values) -> ClaimTree.keyed(values);
            case Json.Obj object -> ClaimTree.fields(object);
            case null -> Map.of();
            case Json.Text _, Json.Num _, Json.Bool _, Json.Nothing _ -> Map.of();
        };
    }

    /// What the wire leaves out although it has a value.
    private static @Nullable Json absent(String name, @Nullable Json other) {
        return switch (other) {
            case Json.Bool _ -> new Json.Bool(false);
            case Json.Num _ -> LIMITS.contains(name) ? new Json.Num("0") : null;
            case null -> null;
            case Json.Obj _, Json.Arr _, Json.Text _, Json.Nothing _ -> null;
        };
    }

    private static Set<String> union(Map<String, Json> before, Map<String, Json> after) {
        var names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names;
    }
}
