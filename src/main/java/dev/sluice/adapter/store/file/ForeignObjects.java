package dev.sluice.adapter.store.file;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.sql.Connection;
import java.sql.SQLException;

/// What an open database may not hold: anything that runs code or reaches outside. A second lock behind
/// [DatabaseInspection].
public final class ForeignObjects {
    private static final String COUNT = """
            SELECT (SELECT COUNT(*) FROM INFORMATION_SCHEMA.ROUTINES)
                 + (SELECT COUNT(*) FROM INFORMATION_SCHEMA.TRIGGERS)
                 + (SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES
                    WHERE TABLE_SCHEMA <> 'INFORMATION_SCHEMA'
                    AND (TABLE_TYPE <> 'BASE TABLE' OR STORAGE_TYPE <> 'CACHED'))""";

    private ForeignObjects() {}

    public static void refuse(Connection database) throws SQLException {
        try (var statement = database.createStatement();
                var found = statement.executeQuery(COUNT)) {
            if (!found.next() || found.getInt(1) > 0) {
                throw ProblemException.of(
                        ProblemCode.STORE_DAMAGED, "it holds routines, triggers, views or linked tables");
            }
        }
    }
}
