package dev.sluice.testing.memory;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The rows of one kind, in the order in which they came. A copy shares them until it changes.
final class MemoryTable<K, V> {
    private Map<K, V> rows;
    private boolean isShared;

    MemoryTable() {
        this.rows = new LinkedHashMap<>();
    }

    private MemoryTable(Map<K, V> rows) {
        this.rows = rows;
        this.isShared = true;
    }

    /// This one is not to be changed any more.
    MemoryTable<K, V> copy() {
        return new MemoryTable<>(rows);
    }

    Optional<V> find(K key) {
        return Optional.ofNullable(rows.get(key));
    }

    Stream<V> rows() {
        return rows.values().stream();
    }

    int size() {
        return rows.size();
    }

    /// One that was there keeps its place.
    void put(K key, V row) {
        own().put(key, row);
    }

    /// What was there.
    Optional<V> remove(K key) {
        return Optional.ofNullable(own().remove(key));
    }

    void removeIf(Predicate<V> unwanted) {
        own().values().removeIf(unwanted);
    }

    private Map<K, V> own() {
        if (isShared) {
            rows = new LinkedHashMap<>(rows);
            isShared = false;
        }
        return rows;
    }
}
