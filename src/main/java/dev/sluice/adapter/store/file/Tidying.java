package dev.sluice.adapter.store.file;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the file of an open database from growing with every row that changes: each commit writes whole pages
/// anew, and leaves the old ones as holes. H2 fills them in a thread of its own, but only where it may also delay
/// commits. What is rewritten here is written like any commit, behind what is there; a hole is used again only
/// after the commit that made it is on the disk (`CHECKPOINT SYNC`) and some time went by. For one thread.
public final class Tidying {
    private static final Logger LOG = LoggerFactory.getLogger(Tidying.class);
    private static final int COMMITS_BETWEEN = 16;
    /// Of a hundred bytes; what is used less is rewritten.
    private static final int FILLED = 80;

    private static final int MOST_BYTES = 16 << 20;
    private static final int MILLIS_BEFORE_REUSE = 5_000;

    private int commits;

    static void begin(Connection database) throws SQLException {
        if (database.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
            store(session).setRetentionTime(MILLIS_BEFORE_REUSE);
        }
    }

    /// @param database through which something was committed; what fails here is found by its next use
    public void committed(Connection database) {
        commits++;
        if (commits < COMMITS_BETWEEN) {
            return;
        }
        commits = 0;
        try {
            if (database.unwrap(JdbcConnection.class).getSession() instanceof SessionLocal session) {
                store(session).compact(FILLED, MOST_BYTES);
            }
        } catch (SQLException | MVStoreException e) {
            LOG.warn("the database was not tidied", e);
        }
    }

    private static MVStore store(SessionLocal session) {
        return session.getDatabase().getStore().getMvStore();
    }
}
