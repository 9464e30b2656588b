package dev.sluice.domain.jwt.diff;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.codec.ClaimsFromJson;
import dev.sluice.domain.jwt.json.Fields;
import dev.sluice.domain.jwt.json.Json;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.ReadMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Claims that are ours but for some of theirs, chosen by the paths that [ClaimDiff] names.
public final class ClaimMerge {
    private final Set<String> chosen;

    private ClaimMerge(Set<String> chosen) {
        this.chosen = chosen;
    }

    /// Who signed, and when, stays ours. Choosing a part chooses the whole where one side lacks it.
    public static AccountClaims of(AccountClaims ours, AccountClaims theirs, Set<String> chosen) {
        var merge = new ClaimMerge(Set.copyOf(chosen));
        var mine = ClaimTree.fields(ClaimTree.of(ours));
        var other = ClaimTree.fields(ClaimTree.of(theirs));
        var nats = merge.fields("", fields(mine.get("nats")), fields(other.get("nats")));
        mine.remove("nats");
        other.remove("nats");
        var payload = new ArrayList<>(merge.fields("", mine, other).entries());
        payload.add(new Json.Entry("nats", nats));
        try {
            var read = Fields.of(new Json.Obj(payload), "claims", ReadMode.KEEP_UNKNOWN);
            if (ClaimsFromJson.read(ClaimKind.ACCOUNT, read) instanceof AccountClaims merged) {
                return merged;
            }
        } catch (JwtException e) {
            throw new IllegalArgumentException("claims of two readable accounts do not go together", e);
        }
        throw new IllegalStateException("not the claims of an account");
    }

    private static Map<String, Json> fields(@Nullable Json json) {
        return json == null ? Map.of() : ClaimTree.fields(json);
    }

    private Json.Obj fields(String path, Map<String, Json> ours, Map<String, Json> theirs) {
        var entries = new ArrayList<Json.Entry>();
        for (var name : union(ours, theirs)) {
            var mine = ours.get(name);
            var kept = path.isEmpty() && ClaimTree.LEFT_OUT.contains(name)
                    ? mine
                    : value(path.isEmpty() ? name : path + "." + name, name, mine, theirs.get(name));
            if (kept != null) {
                entries.add(new Json.Entry(name, kept));
            }
        }
        return new Json.Obj(entries);
    }

    private @Nullable Json value(String path, String name, @Nullable Json ours, @Nullable Json theirs) {
        var one = ours == null ? theirs : ours;
        var both = ours != null && theirs != null;
        return switch (one) {
            case Json.Arr _ ->
                new Json.Arr(
                        List.copyOf(entries(path, keyed(ours), keyed(theirs)).values()));
            case Json.Obj _
            when ClaimTree.MAPS.contains(name) ->
                new Json.Obj(entries(path, fields(ours), fields(theirs)).entrySet().stream()
                        .map(entry -> new Json.Entry(entry.getKey(), entry.getValue()))
                        .toList());
            case Json.Obj _ when both -> fields(path, fields(ours), fields(theirs));
            case null, default -> isChosen(path) ? theirs : ours;
        };
    }

    private static Map<String, Json> keyed(@Nullable Json json) {
        return json instanceof Json.Arr(var values) ? ClaimTree.keyed(values) : Map.of();
    }

    private Map<String, Json> entries(String path, Map<String, Json> ours, Map<String, Json> theirs) {
        var merged = new LinkedHashMap<String, Json>();
        for (var key : union(ours, theirs)) {
            var kept = value(path + "[" + key + "]", "", ours.get(key), theirs.get(key));
            if (kept != null) {
                merged.put(key, kept);
            }
        }
        return merged;
    }

    /// Two comparisons may name the same claim by its whole and by its parts.
    private boolean isChosen(String path) {
        return chosen.contains(path) || chosen.stream().anyMatch(other -> isPart(path, other) || isPart(other, path));
    }

    private static boolean isPart(String part, String whole) {
        return part.length() > whole.length()
                && part.startsWith(whole)
                && (part.charAt(whole.length()) == '.' || part.charAt(whole.length()) == '[');
    }

    private static Set<String> union(Map<String, Json> ours, Map<String, Json> theirs) {
        var names = new LinkedHashSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        return names;
    }
}
