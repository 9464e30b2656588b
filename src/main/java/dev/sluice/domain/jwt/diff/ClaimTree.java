package dev.sluice.domain.jwt.diff;

import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.codec.ClaimsJson;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.Json;
import dev.sluice.domain.jwt.json.JsonParsing;
import dev.sluice.domain.jwt.json.JwtException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Claims as the tree that goes on the wire, with what comparing and showing them needs.
final class ClaimTree {
    /// Changed by every signing.
    static final Set<String> LEFT_OUT = Set.of("iat", "jti", "iss", "type", "version");

    /// Objects whose names are keys, not fields.
    static final Set<String> MAPS = Set.of("revocations", "mappings", "tiered_limits");

    private static final Pattern NEXT_FIELD = Pattern.compile(", (?=[a-z_]+=)");
    private static final int LONG_TEXT = 120;
    private static final int TAIL = 12;

    private ClaimTree() {}

    static Json of(Claims claims) {
        var text = ClaimsJson.payload(claims, JwtWriter.VERSION);
        try {
            return JsonParsing.parse(text.getBytes(StandardCharsets.UTF_8), "D8");
        } catch (JwtException e) {
            throw new IllegalArgumentException("these claims are too large or too deep to compare", e);
        }
    }

    static Map<String, Json> fields(Json json) {
        var map = new LinkedHashMap<String, Json>();
        if (json instanceof Json.Obj(var entries)) {
            entries.forEach(entry -> map.put(entry.name(), entry.value()));
        }
        return map;
    }

    /// List entries by what identifies them; a repeated one gets a number.
    static Map<String, Json> keyed(List<Json> values) {
        var map = new LinkedHashMap<String, Json>();
        for (var value : values) {
            var key = key(value);
            var unique = key;
            for (int i = 2; map.containsKey(unique); i++) {
                unique = key + " #" + i;
            }
            map.put(unique, value);
        }
        return map;
    }

    /// Exports: kind and subject. Imports: with the account. Scoped keys: the key. Mapping targets: subject and
    /// cluster. Everything else: itself.
    private static String key(Json json) {
        var fields = fields(json);
        if (fields.containsKey("kind") && fields.containsKey("key")) {
            return text(fields, "key");
        }
        if (fields.containsKey("subject")) {
            return List.of(text(fields, "type"), text(fields, "subject"), from(fields), text(fields, "cluster"))
                    .stream()
                    .filter(part -> !part.isEmpty())
                    .collect(Collectors.joining(" "));
        }
        return show(json);
    }

    private static String from(Map<String, Json> fields) {
        var account = text(fields, "account");
        return account.isEmpty() ? "" : "from " + account;
    }

    private static String text(Map<String, Json> fields, String name) {
        return fields.get(name) instanceof Json.Text(var text) ? text : "";
    }

    /// For people: no quotes, `name=value` pairs, long texts such as tokens by their tail only.
    static String show(Json json) {
        return switch (json) {
            case Json.Text(var text) ->
                text.length() > LONG_TEXT && text.indexOf(' ') < 0 ? "…" + text.substring(text.length() - TAIL) : text;
            case Json.Num(var text) -> text;
            case Json.Bool(boolean flag) -> String.valueOf(flag);
            case Json.Nothing _ -> "null";
            case Json.Arr(var values) ->
                values.stream().map(ClaimTree::show).collect(Collectors.joining(", ", "[", "]"));
            case Json.Obj(var entries) -> entries.stream().map(ClaimTree::field).collect(Collectors.joining(", "));
        };
    }

    /// Whatever another tool put into a field, or called it, must not read like a field beside it.
    private static String field(Json.Entry entry) {
        return NEXT_FIELD.matcher(entry.name() + "=" + show(entry.value())).replaceAll(",\u00a0");
    }
}
