package dev.sluice.adapter.store;

import dev.sluice.adapter.store.file.Database;
import dev.sluice.adapter.store.file.DatabaseKeeper;
import dev.sluice.adapter.store.file.StateWitness;
import dev.sluice.adapter.store.file.Tidying;
import dev.sluice.adapter.store.row.AuditRows;
import dev.sluice.domain.audit.AuditHead;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one write after the other on one thread. Each is a transaction that the disk has when it returns.
final class StoreWriter {
    private static final long UNKNOWN = -1;
    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);

    private final DatabaseKeeper keeper;
    private final Executor thread;
    private final ChangeFeed feed;
    private final StateWitness witness;
    private final Tidying tidying = new Tidying();
    private volatile @Nullable Thread writing;
    /// While a transaction with parts is under way; the writer's thread only.
    private @Nullable WriteParts together;
    /// Of the last commit, if that went well; the writer's thread only.
    private long last = UNKNOWN;
    /// Of the audit log, likewise.
    private @Nullable AuditHead head;

    /// @param thread one thread; every write and every listener runs on it
    StoreWriter(DatabaseKeeper keeper, Executor thread, ChangeFeed feed, StateWitness witness) {
        this.keeper = keeper;
        this.thread = thread;
        this.feed = feed;
        this.witness = witness;
    }

    private record Written<T>(T result, Set<Topic> topics) {}

    /// What is written by `work` on this thread is one transaction.
    <T> T together(Supplier<T> work) {
        if (parts().isPresent()) {
            return work.get();
        }
        return write(tx -> {
            var parts = new WriteParts(tx);
            together = parts;
            T result;
            try {
                result = work.get();
            } finally {
                together = null;
            }
            parts.requireWhole();
            return result;
        });
    }

    /// Of the transaction that the calling thread is in, if it has parts.
    Optional<WriteParts> parts() {
        return Thread.currentThread().equals(writing) ? Optional.ofNullable(together) : Optional.empty();
    }

    /// Waits for the write even when interrupted: whether it was made must be known.
    <T> T write(Function<SqlTx, T> work) {
        var parts = parts();
        if (parts.isPresent()) {
            return parts.get().write(work);
        }
        if (Thread.currentThread().equals(writing)) {
            throw new IllegalStateException("a write within a write, or within a listener of one");
        }
        var done = new CompletableFuture<T>();
        try {
            thread.execute(() -> run(work, done));
        } catch (RejectedExecutionException _) {
            // The thread ends after the store.
            throw keeper.closed();
        }
        return await(done);
    }

    /// Returns when the writes asked for before have ended.
    void drain() {
        var done = new CompletableFuture<Boolean>();
        thread.execute(() -> done.complete(true));
        await(done);
    }

    private <T> void run(Function<SqlTx, T> work, CompletableFuture<T> done) {
        writing = Thread.currentThread();
        try {
            transact(work, done).run();
        } finally {
            writing = null;
        }
    }

    /// @return tells the listeners, after whoever waits for the write was let go
    private <T> Runnable transact(Function<SqlTx, T> work, CompletableFuture<T> done) {
        try {
            var written = transact(work);
            var telling = feed.telling(written.topics);
            done.complete(written.result);
            return telling;
        } catch (RuntimeException | Error e) {
            // Not dealt with here but handed, as it is, to the thread that waits.
            done.completeExceptionally(e);
            return () -> {};
        }
    }

    private <T> Written<T> transact(Function<SqlTx, T> work) {
        try (var session = keeper.writing()) {
            try {
                var tx = new SqlTx(session.handle());
                var result = work.apply(tx);
                var touched = tx.touched();
                if (!touched.isEmpty()) {
                    requireRoom(session, tx);
                    commit(session, touched.contains(Topic.AUDIT));
                }
                return new Written<>(result, touched);
            } catch (JdbiException e) {
                throw keeper.failed(session, e);
            }
        }
    }

    /// Nothing is begun on a disk that is nearly full; what was begun on servers is ended, out of what was kept
    /// for that.
    private static void requireRoom(DatabaseKeeper.Session session, SqlTx tx) {
        var reserve = session.database().reserve();
        if (!reserve.isNeeded()) {
            return;
        }
        if (!tx.goesOn()) {
            throw ProblemException.of(ProblemCode.DISK_FULL, reserve.folder());
        }
        reserve.release();
    }

    private void commit(DatabaseKeeper.Session session, boolean isInLog) {
        var number = nextNumber(session.handle());
        var log = head == null || isInLog ? AuditRows.head(session.handle()) : head;
        // Unknown again if this fails.
        head = null;
        try {
            session.handle().commit();
            Database.sync(session.handle());
            last = number;
        } catch (JdbiException e) {
            session.close();
            var problem = keeper.failed(session, e);
            if (!isOnDisk(number)) {
                throw problem;
            }
            LOG.warn("the database failed after a commit, which was kept", e);
        }
        head = log;
        witness.committed(number, log);
        if (last == number && !session.database().reserve().isNeeded()) {
            tidying.committed(session.handle().getConnection());
        }
    }

    /// Numbers the commit, so that a failure in its midst leaves no doubt whether it was made.
    private long nextNumber(Handle handle) {
        var next = (last == UNKNOWN ? number(handle) : last) + 1;
        last = UNKNOWN;
        handle.createUpdate("UPDATE store_state SET commits = :next WHERE id = 1")
                .bind("next", next)
                .execute();
        return next;
    }

    private static long number(Handle handle) {
        return handle.createQuery("SELECT commits FROM store_state WHERE id = 1")
                .mapTo(Long.class)
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.STORE_DAMAGED, "table store_state, row 1"));
    }

    private boolean isOnDisk(long number) {
        try (var session = keeper.reading()) {
            return number(session.handle()) >= number;
        } catch (ProblemException | JdbiException e) {
            LOG.debug("the database cannot be opened again yet", e);
            return false;
        }
    }

    private static <T> T await(CompletableFuture<T> done) {
        try {
            return done.join();
        } catch (CompletionException e) {
            switch (e.getCause()) {
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw e;
            }
        }
    }
}
