package dev.sluice.domain.jwt.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Lists inside maps and lists that were `null` in the text: empty for everybody, but written as `null` again, as
/// Go does. Elsewhere an empty list is not written at all.
public final class NullLists {
    private static final List<Object> NULL = Collections.unmodifiableList(new ArrayList<>());

    private NullLists() {}

    /// One and the same list, told apart by its identity.
    @SuppressWarnings("unchecked")
    static <T> List<T> get() {
        return (List<T>) NULL;
    }

    @SuppressWarnings("ReferenceEquality")
    static boolean isNull(List<?> list) {
        return list == NULL;
    }

    public static <T> List<T> copyOf(List<T> list) {
        return isNull(list) ? list : List.copyOf(list);
    }
}
