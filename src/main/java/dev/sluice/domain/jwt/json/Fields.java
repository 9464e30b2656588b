package dev.sluice.domain.jwt.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The fields of a JSON object as Go's reader takes them (jwt-facts.md#1.11): names match without case, the last
/// duplicate wins, duplicate objects merge, null leaves the zero value, a wrong type or a number out of range is
/// refused (D8). Whatever nobody asks for is unknown to this version. Not safe for several threads.
public final class Fields {
    private final Map<String, List<Json>> byName = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private final List<Json.Entry> entries;
    private final ReadMode mode;

    private Fields(List<Json.Entry> entries, ReadMode mode) {
        this.entries = entries;
        this.mode = mode;
        for (var entry : entries) {
            byName.computeIfAbsent(fold(entry.name()), _ -> new ArrayList<>(1)).add(entry.value());
        }
    }

    /// Reads one element of a list.
    @FunctionalInterface
    public interface Reader<T> {
        T read(Json json) throws JwtException;
    }

    /// Reads an object within this one.
    @FunctionalInterface
    public interface ObjectReader<T> {
        T read(Fields fields) throws JwtException;
    }

    /// Null stands for an object without fields; anything but an object is refused.
    public static Fields of(Json json, String what) throws JwtException {
        return of(json, what, ReadMode.LIKE_GO);
    }

    public static Fields of(Json json, String what, ReadMode mode) throws JwtException {
        return new Fields(entries(json, what), mode);
    }

    /// An object within this one, such as an entry of a list, read in the same mode.
    public Fields inner(Json json, String what) throws JwtException {
        return of(json, what, mode);
    }

    private static List<Json.Entry> entries(Json json, String what) throws JwtException {
        return switch (json) {
            case Json.Obj(var entries) -> entries;
            case Json.Nothing _ -> List.of();
            case Json.Arr _, Json.Text _, Json.Num _, Json.Bool _ -> throw wrongType(what);
        };
    }

    public List<Json> all(String name) {
        if (mode == ReadMode.KEEP_UNKNOWN) {
            asked.add(name);
        }
        return byName.getOrDefault(name, List.of());
    }

    /// Fields that are known although their values do not matter.
    public Fields known(String... names) {
        asked.addAll(List.of(names));
        return this;
    }

    /// What was not asked for until now, where the mode is to keep that.
    public UnknownFields unknown() {
        return unknownOf(entries);
    }

    private UnknownFields unknownOf(List<Json.Entry> all) {
        if (mode == ReadMode.LIKE_GO) {
            return UnknownFields.NONE;
        }
        return UnknownFields.of(all.stream()
                .filter(entry -> !asked.contains(fold(entry.name())))
                .toList());
    }

    public Json.Obj asObject() {
        return new Json.Obj(entries);
    }

    /// The same from another spelling of this object.
    public UnknownFields unknownOf(Json.Obj spelling) {
        return unknownOf(spelling.entries());
    }

    public String text(String name) throws JwtException {
        var result = "";
        for (var value : all(name)) {
            if (!(value instanceof Json.Nothing)) {
                result = textOf(value, name);
            }
        }
        return result;
    }

    public long number(String name, long absent) throws JwtException {
        long result = absent;
        for (var value : all(name)) {
            if (!(value instanceof Json.Nothing)) {
                result = numberOf(value, name);
            }
        }
        return result;
    }

    public long number(String name) throws JwtException {
        return number(name, 0);
    }

    /// A number whose 64 bits are unsigned; Go refuses even `-0`.
    public long unsigned(String name) throws JwtException {
        long result = 0;
        for (var value : all(name)) {
            if (!(value instanceof Json.Nothing)) {
                result = unsignedOf(value, name);
            }
        }
        return result;
    }

    public int unsignedUpTo(String name, int max) throws JwtException {
        long value = unsigned(name);
        if (Long.compareUnsigned(value, max) > 0) {
            throw wrongType(name);
        }
        return (int) value;
    }

    private static long unsignedOf(Json json, String name) throws JwtException {
        if (json instanceof Json.Num(var text)) {
            try {
                if (!text.startsWith("-")) {
                    return Long.parseUnsignedLong(text);
                }
            } catch (NumberFormatException e) {
                throw new JwtException("D8", "\"" + name + "\" is not a whole number in range", e);
            }
        }
        throw wrongType(name);
    }

    public boolean flag(String name) throws JwtException {
        boolean result = false;
        for (var value : all(name)) {
            switch (value) {
                case Json.Bool(boolean flag) -> result = flag;
                case Json.Nothing _ -> {
                    // leaves what was there
                }
                case Json.Obj _, Json.Arr _, Json.Text _, Json.Num _ -> throw wrongType(name);
            }
        }
        return result;
    }

    /// An object that is always there, empty when absent.
    public Fields child(String name) throws JwtException {
        var merged = new ArrayList<Json.Entry>();
        for (var value : all(name)) {
            merged.addAll(entries(value, name));
        }
        return new Fields(merged, mode);
    }

    /// An object that may be absent or null; null also forgets what duplicates before it said.
    public <T> @Nullable T optional(String name, ObjectReader<T> reader) throws JwtException {
        T result = null;
        var merged = new ArrayList<Json.Entry>();
        for (var value : all(name)) {
            if (value instanceof Json.Nothing) {
                merged.clear();
                result = null;
            } else {
                merged.addAll(entries(value, name));
                result = reader.read(new Fields(List.copyOf(merged), mode));
            }
        }
        return result;
    }

    public List<String> texts(String name) throws JwtException {
        return list(name, json -> entryOf(json, name));
    }

    /// A list of values, where a null entry leaves what an earlier duplicate of the list had there.
    public <T> List<T> list(String name, Reader<T> reader) throws JwtException {
        return list(name, reader, Lists.Nulls.LEAVE);
    }

    /// A list of objects that may each be missing, as null.
    public <T> List<T> optionals(String name, Reader<T> reader) throws JwtException {
        return list(name, reader, Lists.Nulls.CLEAR);
    }

    private <T> List<T> list(String name, Reader<T> reader, Lists.Nulls nulls) throws JwtException {
        List<T> result = List.of();
        Json merged = new Json.Nothing();
        for (var value : all(name)) {
            result = listOf(value, name, reader);
            merged = Lists.merge(merged, value, nulls);
        }
        return all(name).size() < 2 ? result : listOf(merged, name, reader);
    }

    /// A map; keys are exact, duplicates: the last wins.
    public <T> Map<String, T> map(String name, Reader<T> reader) throws JwtException {
        var result = new TreeMap<String, T>();
        for (var value : all(name)) {
            if (value instanceof Json.Nothing) {
                result.clear();
            }
            for (var entry : entries(value, name)) {
                result.put(entry.name(), reader.read(entry.value()));
            }
        }
        return result;
    }

    public Map<String, Long> times(String name) throws JwtException {
        return map(name, json -> json instanceof Json.Nothing ? 0L : numberOf(json, name));
    }

    public static <T> List<T> listOf(Json json, String name, Reader<T> reader) throws JwtException {
        return switch (json) {
            case Json.Arr(var values) -> {
                var result = new ArrayList<T>(values.size());
                for (var value : values) {
                    result.add(reader.read(value));
                }
                yield result;
            }
            case Json.Nothing _ -> NullLists.get();
            case Json.Obj _, Json.Text _, Json.Num _, Json.Bool _ -> throw wrongType(name);
        };
    }

    public static String textOf(Json json, String name) throws JwtException {
        if (json instanceof Json.Text(var text)) {
            return text;
        }
        throw wrongType(name);
    }

    /// An entry of a list of text, where null is the empty text.
    public static String entryOf(Json json, String name) throws JwtException {
        return json instanceof Json.Nothing ? "" : textOf(json, name);
    }

    static long numberOf(Json json, String name) throws JwtException {
        if (json instanceof Json.Num(var text)) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                throw new JwtException("D8", "\"" + name + "\" is not a whole number in range", e);
            }
        }
        throw wrongType(name);
    }

    static JwtException wrongType(String name) {
        return new JwtException("D8", "\"" + name + "\" is of the wrong type");
    }

    private static String fold(String name) {
        var out = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            // Turkish i folds in Java's simple rule but not in Go's.
            boolean turkish = c == '\u0130' || c == '\u0131';
            out.append(turkish ? c : Character.toLowerCase(Character.toUpperCase(c)));
        }
        return out.toString();
    }
}
