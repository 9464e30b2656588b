package dev.sluice.adapter.store.file;

import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An open H2 database. After some failures of the disk H2 closes itself; then this object is of no use any more
/// and another is opened.
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final String USER = "sa";

    static {
        // Read by H2 once, when its first class is loaded: no Java objects out of the file, no classes by name.
        System.setProperty("h2.serializeJavaObject", "false");
        System.setProperty("h2.allowedClasses", "none");
    }

    /// Keeps what it has read: a statement is taken apart once in a process, not once for each kind of session.
    private static final SqlParser PARSER = new ColonPrefixSqlParser();

    private final DatabaseFile file;
    private final DiskReserve reserve;
    private final Connection anchor;
    private final Jdbi readers;
    private final Jdbi writers;

    private Database(DatabaseFile file, Connection anchor, DataSource source) {
        this.file = file;
        this.reserve = new DiskReserve(file.folder());
        this.anchor = anchor;
        // H2 reads a snapshot at the first level, without a lock.
        this.readers = jdbi(new SessionPool(source, Connection.TRANSACTION_SERIALIZABLE));
        this.writers = jdbi(new SessionPool(source, Connection.TRANSACTION_READ_COMMITTED));
    }

    /// Makes the file, which must not be there, with the newest schema.
    ///
    /// @throws ProblemException `DISK_FULL`, `STORE_FAILED`; then there is none
    public static void make(DatabaseFile file, Schema schema) {
        try {
            Files.createDirectories(file.folder());
            new SchemaUpgrade(file, schema, StateWitness.NONE).make();
        } catch (IOException e) {
            throw SqlFailures.of(e, file);
        }
    }

    /// Opens the file, which must exist, after its schema was brought up to date.
    ///
    /// @throws ProblemException `WORKSPACE_IN_USE`, `STORE_DAMAGED`, `SCHEMA_NEWER`, `DISK_FULL`, `STORE_FAILED`
    public static Database open(DatabaseFile file, Schema schema) {
        return open(file, schema, StateWitness.NONE);
    }

    /// @param witness is asked before anything is changed
    /// @throws ProblemException as the other, or as the witness says
    public static Database open(DatabaseFile file, Schema schema, StateWitness witness) {
        var reserve = new DiskReserve(file.folder());
        if (reserve.isNeeded()) {
            reserve.release();
        }
        try {
            new SchemaUpgrade(file, schema, witness).bringUpToDate();
            var source = source(file);
            // Held open, since H2 closes a database with its last connection.
            var anchor = source.getConnection();
            try {
                ForeignObjects.refuse(anchor);
                InMemory.keepLists(anchor);
                Tidying.begin(anchor);
                if (!reserve.isNeeded()) {
                    reserve.restore();
                }
                var database = new Database(file, anchor, source);
                database.show(witness);
                return database;
            } catch (SQLException | ProblemException e) {
                shutdown(anchor);
                throw e;
            }
        } catch (IOException | SQLException e) {
            throw SqlFailures.of(e, file);
        }
    }

    /// Makes the tables of a file that has none of them or older ones, and closes it.
    static void migrate(DatabaseFile file, Schema schema, StateWitness witness) {
        var source = source(file);
        try {
            var anchor = source.getConnection();
            try {
                ForeignObjects.refuse(anchor);
                schema.migrate(source, file);
                new Database(file, anchor, source).show(witness);
            } finally {
                shutdown(anchor);
            }
        } catch (SQLException e) {
            throw SqlFailures.of(e, file);
        }
    }

    private static DataSource source(DatabaseFile file) {
        var source = new JdbcDataSource();
        source.setURL(file.url());
        source.setUser(USER);
        source.setPassword("");
        return source;
    }

    private void show(StateWitness witness) {
        if (witness.equals(StateWitness.NONE)) {
            return;
        }
        var handle = reading();
        try {
            var row = new StateRow(handle);
            witness.examine(row.state(), row::hash);
        } catch (JdbiException e) {
            throw SqlFailures.of(e, file);
        } finally {
            release(handle);
        }
    }

    DatabaseFile file() {
        return file;
    }

    public DiskReserve reserve() {
        return reserve;
    }

    /// For one consistent look.
    public Handle reading() {
        return begin(readers);
    }

    /// For the one writer.
    public Handle writing() {
        return begin(writers);
    }

    /// Makes sure that the disk has what was committed.
    public static void sync(Handle handle) {
        handle.execute("CHECKPOINT SYNC");
    }

    /// Ends the handle, and its transaction if that is still open. A database that closed itself lets nothing be
    /// ended; whoever used the handle has met that failure already.
    public static void release(Handle handle) {
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

    /// In order, with the room that this takes.
    @Override
    public void close() {
        if (reserve.isNeeded()) {
            reserve.release();
        }
        var waste = Compaction.waste(anchor);
        shutdown(anchor);
        Compaction.of(file).runIf(waste);
        reserve.restore();
    }

    /// One that closed itself.
    void abandon() {
        shutdown(anchor);
    }

    private static Jdbi jdbi(SessionPool sessions) {
        return Jdbi.create(sessions)
                .registerArrayType(String.class, "varchar")
                .configure(SqlStatements.class, statements -> statements.setSqlParser(PARSER));
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

    private static void shutdown(Connection anchor) {
        try (anchor;
                var statement = anchor.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            LOG.debug("the database was closed already", e);
        }
    }
}
