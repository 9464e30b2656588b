package dev.sluice.domain.jwt.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Immutable copies of the free values of generic claims. Whole numbers become `Long`, others `Double`.
public final class FreeValues {
    private FreeValues() {}

    public static Map<String, @Nullable Object> copy(Map<?, ? extends @Nullable Object> map) {
        var copy = new TreeMap<String, @Nullable Object>(SortedMaps.WIRE_ORDER);
        map.forEach((key, value) -> copy.put((String) key, copyValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object copyValue(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Double number -> number;
            case Float number -> number.doubleValue();
            case Number number -> number.longValue();
            case List<?> list -> copyList(list);
            case Map<?, ?> map -> copy(map);
            default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
        };
    }

    private static List<@Nullable Object> copyList(List<?> list) {
        var copy = new ArrayList<@Nullable Object>(list.size());
        list.forEach(value -> copy.add(copyValue(value)));
        return Collections.unmodifiableList(copy);
    }
}
