package dev.sluice.adapter.store.row;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Inserts a row or replaces the one of that identity, in SQL that every database knows. There is one writer, so
/// nobody comes between the two statements.
record Upsert(String update, String insert) {

    /// @param identity columns that never change once the row is there
    static Upsert of(String table, List<String> identity, List<String> rest) {
        var all = Stream.concat(identity.stream(), rest.stream()).toList();
        return new Upsert(
                "UPDATE %s SET %s WHERE %s".formatted(table, assignments(rest, ", "), assignments(identity, " AND ")),
                insertion(table, all));
    }

    /// For a row of a table that is only ever added to.
    static String insertion(String table, List<String> columns) {
        return "INSERT INTO %s (%s) VALUES (%s)"
                .formatted(
                        table,
                        String.join(", ", columns),
                        columns.stream().map(column -> ":" + column).collect(Collectors.joining(", ")));
    }

    static List<String> columns(String names) {
        return Arrays.asList(names.strip().split("\\s*,\\s*"));
    }

    /// Replaces the row if it is there and fulfils the condition.
    ///
    /// @return whether it does
    boolean replaces(Handle handle, Values values, String condition) {
        return handle.createUpdate(update + " AND " + condition)
                        .bindMap(values.byColumn)
                        .execute()
                > 0;
    }

    void run(Handle handle, Values values) {
        if (handle.createUpdate(update).bindMap(values.byColumn).execute() == 0) {
            handle.createUpdate(insert).bindMap(values.byColumn).execute();
        }
    }

    private static String assignments(List<String> columns, String separator) {
        return columns.stream().map(column -> column + " = :" + column).collect(Collectors.joining(separator));
    }

    /// The values of one row by column.
    static final class Values {
        private final Map<String, @Nullable Object> byColumn = new LinkedHashMap<>();

        Values with(String column, @Nullable Object value) {
            byColumn.put(column, value);
            return this;
        }

        void insert(Handle handle, String insertion) {
            handle.createUpdate(insertion).bindMap(byColumn).execute();
        }

        /// TRUE for a live row, NULL for history: the key of "unique among live rows".
        Values live(Liveness liveness) {
            return with("live", liveness == Liveness.LIVE ? Boolean.TRUE : null);
        }
    }

    enum Liveness {
        LIVE,
        HISTORY
    }
}
