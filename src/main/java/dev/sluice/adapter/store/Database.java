package dev.sluice.adapter.store;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStoreException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open H2 database. After some failures of the disk H2 closes itself; then this object is of no
/// use any more and another is opened.
final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String USER = "sa";

    static {
        // Read by H2 once, when its first class is loaded: no Java objects out of the file, no
        // classes by name.
        System.setProperty("h2.serializeJavaObject", "false");
        System.setProperty("h2.allowedClasses", "none");
    }

    private final DatabaseFile file;
    private final Connection anchor;
    private final Jdbi readers;
    private final Jdbi writers;

    private Database(DatabaseFile file, Connection anchor, DataSource source) {
        this.file = file;
        this.anchor = anchor;
        // H2 reads a snapshot at the first level, without a lock.
        this.readers = jdbi(new Sessions(source, Connection.TRANSACTION_SERIALIZABLE));
        this.writers = jdbi(new Sessions(source, Connection.TRANSACTION_READ_COMMITTED));
    }

    /// Opens the file, which must exist, and brings its schema up to date.
    ///
    /// @throws ProblemException `WORKSPACE_IN_USE`, `STORE_DAMAGED`, `SCHEMA_NEWER`, `DISK_FULL`,
    /// `STORE_FAILED`
    static Database open(DatabaseFile file, Schema schema) {
        var version = inspect(file, schema);
        var source = new JdbcDataSource();
        source.setURL(file.url());
        source.setUser(USER);
        source.setPassword("");
        try {
            // Held open, since H2 closes a database with its last connection.
            var anchor = source.getConnection();
            try {
                ForeignObjects.refuse(anchor);
                if (version < schema.newest()) {
                    schema.migrate(source);
                }
                return new Database(file, anchor, source);
            } catch (SQLException | ProblemException e) {
                shutdown(anchor);
                throw e;
            }
        } catch (SQLException e) {
            throw SqlFailures.of(e, file);
        }
    }

    DatabaseFile file() {
        return file;
    }

    /// For one consistent look.
    Handle reading() {
        return begin(readers);
    }

    /// For the one writer.
    Handle writing() {
        return begin(writers);
    }

    /// Makes sure that the disk has what was committed.
    static void sync(Handle handle) {
        handle.execute("CHECKPOINT SYNC");
    }

    /// Ends the handle, and its transaction if that is still open. A database that closed itself
    /// lets nothing be ended; whoever used the handle has met that failure already.
    static void release(Handle handle) {
        try {
            if (handle.isInTransaction()) {
                handle.rollback();
            }
            handle.close();
        } catch (JdbiException e) {
            LOG.debug("a database that closed itself cannot end a transaction", e);
        }
    }

    boolean isAlive() {
        try (var statement = anchor.createStatement()) {
            return statement.execute("SELECT commits FROM store_state");
        } catch (SQLException e) {
            LOG.debug("the database closed itself", e);
            return false;
        }
    }

    @Override
    public void close() {
        shutdown(anchor);
    }

    private static Jdbi jdbi(Sessions sessions) {
        return Jdbi.create(sessions).registerArrayType(String.class, "varchar");
    }

    private static Handle begin(Jdbi sessions) {
        var handle = sessions.open();
        try {
            return handle.begin();
        } catch (JdbiException e) {
            release(handle);
            throw e;
        }
    }

    /// @return version of the schema in the file, which was copied when that is older than ours
    private static int inspect(DatabaseFile file, Schema schema) {
        try {
            var version = file.hasContent() ? Inspection.of(file).schema() : 0;
            if (file.hasContent() && !file.endedCleanly()) {
                mend(file);
            }
            if (version > schema.newest()) {
                throw ProblemException.of(ProblemCode.SCHEMA_NEWER, version, schema.newest());
            }
            if (version > 0 && version < schema.newest()) {
                LOG.info("copied the database before migrating it: {}", file.backup(version));
            }
            return version;
        } catch (IOException e) {
            throw SqlFailures.of(e, file);
        }
    }

    private static void mend(DatabaseFile file) {
        LOG.info("the last session was killed: searching the whole database file for its newest state");
        try {
            file.mend();
        } catch (MVStoreException e) {
            throw SqlFailures.inFile(e, file);
        }
    }

    private static void shutdown(Connection anchor) {
        try (anchor;
                var statement = anchor.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            LOG.debug("the database was closed already", e);
        }
    }
}
