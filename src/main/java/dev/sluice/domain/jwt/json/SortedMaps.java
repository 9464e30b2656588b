package dev.sluice.domain.jwt.json;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Immutable maps in the order of the wire: by UTF-8 bytes, which is the order of code points (jwt-facts.md#1.2).
public final class SortedMaps {
    public static final Comparator<String> WIRE_ORDER = SortedMaps::compareCodePoints;

    private SortedMaps() {}

    public static <V> SortedMap<String, V> copyOf(Map<String, V> map) {
        var copy = new TreeMap<String, V>(WIRE_ORDER);
        copy.putAll(map);
        return Collections.unmodifiableSortedMap(copy);
    }

    private static int compareCodePoints(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean bothSurrogates = Character.isSurrogate(x) && Character.isSurrogate(y);
                boolean noSurrogate = !Character.isSurrogate(x) && !Character.isSurrogate(y);
                if (bothSurrogates || noSurrogate) {
                    return Character.compare(x, y);
                }
                return Character.isSurrogate(x) ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
