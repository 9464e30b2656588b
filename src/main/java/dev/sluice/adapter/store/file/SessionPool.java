package dev.sluice.adapter.store.file;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;

/// Sessions of an open database, kept for their next use, since H2 keeps in them what it parsed. H2's own pool
/// will not do: it rolls back whatever is returned to it, and a session that rolls back forgets its statements
/// (2.5.252, `SessionLocal.rollbackTo`); parsing them again took longer than running them. All of them end with
/// the database. Safe for use by several threads.
final class SessionPool implements ConnectionFactory {
    /// More are made when needed, and closed after use.
    private static final int MOST_KEPT = 16;

    private final DataSource source;
    private final int isolation;
    private final Deque<Connection> kept = new ConcurrentLinkedDeque<>();

    /// @param isolation of [Connection], for all of them
    SessionPool(DataSource source, int isolation) {
        this.source = source;
        this.isolation = isolation;
    }

    @Override
    public Connection openConnection() throws SQLException {
        var known = kept.pollFirst();
        if (known != null) {
            return known;
        }
        var made = source.getConnection();
        try {
            made.setTransactionIsolation(isolation);
            return made;
        } catch (SQLException e) {
            made.close();
            throw e;
        }
    }

    @Override
    public void closeConnection(Connection used) throws SQLException {
        if (kept.size() >= MOST_KEPT) {
            used.close();
        } else {
            kept.addFirst(used);
        }
    }
}
