package dev.sluice.adapter.store;

import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/// A transaction of several writes, each of which is undone alone when it fails. Not so where the database itself
/// fails: then nobody knows what is left of the others, and none of them is kept. For the writer's thread.
final class WriteParts {
    private static final String PART = "part";

    private final SqlTx whole;
    /// What it has read is of use to the next part, unless one was undone.
    private SqlTx part;
    private @Nullable JdbiException failure;

    WriteParts(SqlTx whole) {
        this.whole = whole;
        this.part = new SqlTx(whole.transaction().handle());
    }

    <T> T write(Function<SqlTx, T> work) {
        requireWhole();
        var handle = whole.transaction().handle();
        try {
            handle.savepoint(PART);
            var kept = false;
            try {
                var result = work.apply(part);
                kept = true;
                whole.take(part);
                return result;
            } finally {
                if (kept) {
                    handle.releaseSavepoint(PART);
                } else {
                    part = new SqlTx(handle);
                    handle.rollbackToSavepoint(PART);
                }
            }
        } catch (JdbiException e) {
            failure = e;
            throw e;
        }
    }

    /// What the earlier ones wrote is seen.
    <T> T read(Function<SqlView, T> query) {
        requireWhole();
        try {
            return query.apply(part);
        } catch (JdbiException e) {
            failure = e;
            throw e;
        }
    }

    /// @throws JdbiException when the database failed under one of them
    void requireWhole() {
        if (failure != null) {
            throw failure;
        }
    }
}
