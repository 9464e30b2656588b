package dev.sluice.domain.jwt.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Free values of generic claims out of parsed JSON. As in Go every number is a 64-bit float; whole ones that a
/// float holds exactly become `Long`.
public final class FreeJson {
    private static final double EXACT = 1L << 53;

    private FreeJson() {}

    /// The merged map of all duplicates of the field; null when absent or null.
    public static @Nullable Map<String, @Nullable Object> map(List<Json> values) throws JwtException {
        TreeMap<String, @Nullable Object> result = null;
        for (var json : values) {
            switch (json) {
                case Json.Nothing _ -> result = null;
                case Json.Obj object -> {
                    result = result == null ? new TreeMap<>() : result;
                    fill(result, object);
                }
                case Json.Arr _, Json.Text _, Json.Num _, Json.Bool _ -> throw Fields.wrongType("nats");
            }
        }
        return result;
    }

    /// Entries of `signing_keys` go through a free map in Go, so their numbers lose what a float cannot hold.
    public static Json throughFloat(Json json) throws JwtException {
        return switch (json) {
            case Json.Obj(var entries) -> {
                var last = new TreeMap<String, Json>(SortedMaps.WIRE_ORDER);
                for (var entry : entries) {
                    last.put(entry.name(), throughFloat(entry.value()));
                }
                yield new Json.Obj(last.entrySet().stream()
                        .map(entry -> new Json.Entry(entry.getKey(), entry.getValue()))
                        .toList());
            }
            case Json.Arr(var values) -> {
                var copy = new ArrayList<Json>();
                for (var value : values) {
                    copy.add(throughFloat(value));
                }
                yield new Json.Arr(copy);
            }
            case Json.Num(var text) -> new Json.Num(GoText.number(floatOf(text)));
            case Json.Text _, Json.Bool _, Json.Nothing _ -> json;
        };
    }

    private static void fill(Map<String, @Nullable Object> map, Json.Obj object) throws JwtException {
        for (var entry : object.entries()) {
            map.put(entry.name(), value(entry.value()));
        }
    }

    private static @Nullable Object value(Json json) throws JwtException {
        return switch (json) {
            case Json.Text(var text) -> text;
            case Json.Bool(boolean flag) -> flag;
            case Json.Nothing _ -> null;
            case Json.Num(var text) -> number(floatOf(text));
            case Json.Arr(var values) -> {
                var list = new ArrayList<@Nullable Object>();
                for (var inner : values) {
                    list.add(value(inner));
                }
                yield list;
            }
            case Json.Obj object -> {
                var map = new TreeMap<String, @Nullable Object>();
                fill(map, object);
                yield map;
            }
        };
    }

    private static Object number(double value) {
        boolean negativeZero = value == 0 && 1 / value < 0;
        boolean whole = Math.rint(value) == value && Math.abs(value) <= EXACT && !negativeZero;
        if (whole) {
            return (long) value;
        }
        return value;
    }

    private static double floatOf(String text) throws JwtException {
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            throw new JwtException("D8", "a number is out of range");
        }
        return value;
    }
}
