package dev.sluice.adapter.store.file;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;

/// How long a list may be before H2 spills it to the disk, which takes longer than all the rest: in the small heap
/// of a command that would be less than ten thousand rows.
final class InMemory {
    private static final int ROWS = 40_000;

    private InMemory() {}

    /// Not as a setting of SQL: that one H2 writes into the file, where [DatabaseInspection] refuses it.
    static void keepLists(Connection database) throws SQLException {
        if (database.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            session.getDatabase().setMaxMemoryRows(ROWS);
        }
    }
}
