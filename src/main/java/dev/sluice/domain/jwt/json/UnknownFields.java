package dev.sluice.domain.jwt.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Fields of one JSON object that this version does not know, in the order in which they were read. They are kept
/// only when asked for ([ReadMode#KEEP_UNKNOWN]) and are written after the known fields, so that an edit does not
/// lose what a newer server put there (decisions/0005-unknown-fields-survive.md).
public record UnknownFields(List<Field> fields) {
    public static final UnknownFields NONE = new UnknownFields(List.of());

    /// One field; `json` is its value as compact JSON text.
    public record Field(String name, String json) {}

    public UnknownFields {
        fields = List.copyOf(fields);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /// The fields as one JSON object, for keeping them elsewhere; `{}` when there are none.
    public String json() {
        return JsonOut.object(out -> out.unknown(this));
    }

    /// What [#json()] gave. Throws with rule D8 when the text is no JSON object.
    public static UnknownFields parse(String json) throws JwtException {
        if (JsonParsing.parse(json.getBytes(StandardCharsets.UTF_8), "D8") instanceof Json.Obj(var entries)) {
            return of(entries);
        }
        throw Fields.wrongType("unknown fields");
    }

    /// Of fields with the very same name the last stays, at the place of the first.
    static UnknownFields of(List<Json.Entry> entries) {
        if (entries.isEmpty()) {
            return NONE;
        }
        var last = new LinkedHashMap<String, String>();
        entries.forEach(entry -> last.put(entry.name(), JsonOut.text(entry.value())));
        var fields = new ArrayList<Field>(last.size());
        last.forEach((name, json) -> fields.add(new Field(name, json)));
        return new UnknownFields(fields);
    }
}
