package dev.sluice.domain.jwt.json;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Writes one JSON object field by field in the order of the calls, with Go's escaping and "omit if empty". A
/// general mapper cannot give the same bytes.
public final class JsonOut {
    private final StringBuilder out;
    private boolean first = true;

    private JsonOut(StringBuilder out) {
        this.out = out;
    }

    public static String object(Consumer<JsonOut> content) {
        var out = new StringBuilder();
        writeObject(out, content);
        return out.toString();
    }

    private static void writeObject(StringBuilder out, Consumer<JsonOut> content) {
        out.append('{');
        content.accept(new JsonOut(out));
        out.append('}');
    }

    private StringBuilder name(String name) {
        if (!first) {
            out.append(',');
        }
        first = false;
        GoText.quote(out, name);
        return out.append(':');
    }

    /// Omitted when empty.
    public JsonOut text(String name, String value) {
        return value.isEmpty() ? this : textAlways(name, value);
    }

    public JsonOut textAlways(String name, String value) {
        name(name);
        GoText.quote(out, value);
        return this;
    }

    /// Omitted when 0.
    public JsonOut number(String name, long value) {
        return value == 0 ? this : numberAlways(name, value);
    }

    /// All 64 bits are the number; omitted when 0.
    public JsonOut unsigned(String name, long value) {
        if (value != 0) {
            name(name).append(Long.toUnsignedString(value));
        }
        return this;
    }

    public JsonOut numberAlways(String name, long value) {
        name(name).append(value);
        return this;
    }

    /// Omitted when false.
    public JsonOut flag(String name, boolean value) {
        if (value) {
            name(name).append(true);
        }
        return this;
    }

    /// Omitted when empty.
    public JsonOut texts(String name, List<String> values) {
        return values.isEmpty() ? this : textsAlways(name, values);
    }

    JsonOut textsAlways(String name, List<String> values) {
        name(name);
        list(values, value -> GoText.quote(out, value));
        return this;
    }

    /// A list of lists of text; omitted when empty.
    public JsonOut textLists(String name, List<List<String>> values) {
        if (!values.isEmpty()) {
            name(name);
            list(values, inner -> list(inner, value -> GoText.quote(out, value)));
        }
        return this;
    }

    /// Never omitted.
    public JsonOut child(String name, Consumer<JsonOut> content) {
        name(name);
        writeObject(out, content);
        return this;
    }

    /// Omitted when null.
    public <T> JsonOut optional(String name, @Nullable T value, BiConsumer<JsonOut, T> content) {
        return value == null ? this : child(name, json -> content.accept(json, value));
    }

    /// A list of objects; omitted when empty.
    public <T> JsonOut objects(String name, List<T> values, BiConsumer<JsonOut, T> content) {
        return values.isEmpty() ? this : objectsAlways(name, values, content);
    }

    public <T> JsonOut objectsAlways(String name, List<T> values, BiConsumer<JsonOut, T> content) {
        name(name);
        list(values, value -> writeObject(out, json -> content.accept(json, value)));
        return this;
    }

    /// A list whose entries are of several forms; omitted when empty.
    public <T> JsonOut mixed(String name, List<T> values, BiConsumer<Element, T> content) {
        if (!values.isEmpty()) {
            name(name);
            list(values, value -> content.accept(new Element(), value));
        }
        return this;
    }

    /// One entry of a mixed list.
    public final class Element {
        public void text(String value) {
            GoText.quote(out, value);
        }

        public void nothing() {
            out.append("null");
        }

        public void object(Consumer<JsonOut> content) {
            writeObject(out, content);
        }
    }

    /// Text to number in the map's order; omitted when empty.
    public JsonOut times(String name, Map<String, Long> map) {
        if (!map.isEmpty()) {
            child(name, json -> map.forEach(json::numberAlways));
        }
        return this;
    }

    /// A free map in the map's order; never omitted.
    public JsonOut free(String name, Map<String, @Nullable Object> map) {
        name(name);
        value(map);
        return this;
    }

    /// Fields that this version does not know, as they were read.
    public JsonOut unknown(UnknownFields unknown) {
        unknown.fields().forEach(field -> name(field.name()).append(field.json()));
        return this;
    }

    /// Any JSON as compact text; numbers keep their spelling.
    static String text(Json json) {
        var out = new StringBuilder();
        new JsonOut(out).json(json);
        return out.toString();
    }

    private void json(Json json) {
        switch (json) {
            case Json.Nothing _ -> out.append("null");
            case Json.Text(var text) -> GoText.quote(out, text);
            case Json.Bool(boolean flag) -> out.append(flag);
            case Json.Num(var text) -> out.append(text);
            case Json.Arr(var values) -> list(values, this::json);
            case Json.Obj(var entries) ->
                writeObject(
                        out,
                        inner -> entries.forEach(entry -> {
                            inner.name(entry.name());
                            inner.json(entry.value());
                        }));
        }
    }

    private void value(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> GoText.quote(out, text);
            case Boolean flag -> out.append(flag.booleanValue());
            case Long number -> out.append(number.longValue());
            case Double number -> out.append(GoText.number(number));
            case List<?> list -> list(list, this::value);
            case Map<?, ?> map ->
                writeObject(
                        out,
                        json -> map.forEach((key, inner) -> {
                            json.name((String) key);
                            json.value(inner);
                        }));
            default -> throw new IllegalStateException("not a JSON value: " + value.getClass());
        }
    }

    private <T extends @Nullable Object> void list(List<T> values, Consumer<T> writer) {
        if (NullLists.isNull(values)) {
            out.append("null");
            return;
        }
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            writer.accept(values.get(i));
        }
        out.append(']');
    }
}
