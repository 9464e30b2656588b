package dev.sluice.adapter.store.file;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// Holds the open database, and opens it again after it closed itself over a failure of the disk. Safe for use by
/// several threads.
public final class DatabaseKeeper implements AutoCloseable {
    private final Supplier<Database> opening;
    private Database database;
    private Condition condition = Condition.OPEN;

    private enum Condition {
        OPEN,
        BROKEN,
        CLOSED
    }

    /// One transaction. Closing it rolls back what was not committed; closing twice is harmless.
    public record Session(Database database, Handle handle) implements AutoCloseable {
        @Override
        public void close() {
            Database.release(handle);
        }
    }

    public DatabaseKeeper(Supplier<Database> opening) {
        this.opening = opening;
        this.database = opening.get();
    }

    public Session reading() {
        return begin(Database::reading);
    }

    public Session writing() {
        return begin(Database::writing);
    }

    /// Told of each failure in a session. Finds out whether its database is still of use.
    ///
    /// @return what to throw
    public ProblemException failed(Session session, JdbiException failure) {
        retireIfDead(session.database());
        return isClosed()
                ? closed()
                : SqlFailures.of(failure, session.database().file());
    }

    /// What is thrown at whoever comes after the end, or is met by it: work in the background may not know yet that
    /// the workspace was left.
    public ProblemException closed() {
        return ProblemException.of(ProblemCode.WORKSPACE_CLOSED, database.file().folder());
    }

    private synchronized boolean isClosed() {
        return condition == Condition.CLOSED;
    }

    @Override
    public synchronized void close() {
        if (condition == Condition.OPEN) {
            database.close();
        }
        condition = Condition.CLOSED;
    }

    private Session begin(Function<Database, Handle> transaction) {
        var first = current();
        try {
            return new Session(first, transaction.apply(first));
        } catch (JdbiException e) {
            // Nothing was asked of it yet, so a database that had closed itself can be replaced.
            retireIfDead(first);
            var second = current();
            if (second == first) {
                throw SqlFailures.of(e, first.file());
            }
            return new Session(second, transaction.apply(second));
        }
    }

    /// @throws ProblemException when it closed itself and cannot be opened again yet
    private synchronized Database current() {
        return switch (condition) {
            case OPEN -> database;
            case BROKEN -> {
                database = opening.get();
                condition = Condition.OPEN;
                yield database;
            }
            case CLOSED -> throw closed();
        };
    }

    private synchronized void retireIfDead(Database used) {
        if (condition == Condition.OPEN && used == database && !database.isAlive()) {
            database.abandon();
            condition = Condition.BROKEN;
        }
    }
}
