package dev.sluice.adapter.store;

import dev.sluice.adapter.store.file.Database;
import dev.sluice.adapter.store.file.DatabaseCopies;
import dev.sluice.adapter.store.file.DatabaseFile;
import dev.sluice.adapter.store.file.DatabaseKeeper;
import dev.sluice.adapter.store.file.Schema;
import dev.sluice.adapter.store.file.SqlFailures;
import dev.sluice.adapter.store.file.StateRow;
import dev.sluice.adapter.store.file.StateWitness;
import dev.sluice.adapter.store.file.StoreState;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;

/// The workspace's database: `sluice.mv.db` in its folder. Times are kept to the microsecond.
///
/// When the disk fails under it (full, for one), the write that met the failure is undone, and the store goes on
/// as soon as the disk does.
public final class H2Store implements FederationStore, AutoCloseable {
    private final DatabaseKeeper keeper;
    private final StoreWriter writer;
    private final ChangeFeed feed = new ChangeFeed();

    private H2Store(DatabaseKeeper keeper, Executor writer, StateWitness witness) {
        this.keeper = keeper;
        this.writer = new StoreWriter(keeper, writer, feed, witness);
    }

    public static boolean exists(Path folder) {
        return new DatabaseFile(folder).exists();
    }

    /// Makes an empty database in the folder, which is made too when it is missing.
    ///
    /// @param writer runs its tasks one after the other on one thread; stays the caller's, to be closed after the
    /// store
    /// @throws ProblemException `WORKSPACE_EXISTS`, `DISK_FULL`, `STORE_FAILED`
    public static H2Store create(Path folder, Executor writer) {
        return create(folder, writer, StateWitness.NONE);
    }

    /// @param witness not asked, since there was none before
    /// @throws ProblemException `WORKSPACE_EXISTS`, `DISK_FULL`, `STORE_FAILED`
    public static H2Store create(Path folder, Executor writer, StateWitness witness) {
        var file = new DatabaseFile(folder);
        if (file.exists()) {
            throw ProblemException.of(ProblemCode.WORKSPACE_EXISTS, file.folder());
        }
        Database.make(file, Schema.current());
        return open(file, Schema.current(), writer, witness);
    }

    /// Opens the database of the folder and brings its schema up to date; a copy of the file goes to `backup`
    /// before that.
    ///
    /// @param writer as in [#create]
    /// @throws ProblemException `NO_WORKSPACE`, `WORKSPACE_IN_USE`, `SCHEMA_NEWER`, `STORE_DAMAGED`, `DISK_FULL`,
    /// `STORE_FAILED`; the file is as it was then
    public static H2Store open(Path folder, Executor writer) {
        return open(folder, writer, StateWitness.NONE);
    }

    /// @throws ProblemException as the other, or as the witness says
    public static H2Store open(Path folder, Executor writer, StateWitness witness) {
        return open(new DatabaseFile(folder), Schema.current(), writer, witness);
    }

    static H2Store open(DatabaseFile file, Schema schema, Executor writer) {
        return open(file, schema, writer, StateWitness.NONE);
    }

    private static H2Store open(DatabaseFile file, Schema schema, Executor writer, StateWitness witness) {
        if (!file.exists()) {
            throw ProblemException.of(ProblemCode.NO_WORKSPACE, file.folder());
        }
        try {
            return new H2Store(new DatabaseKeeper(() -> Database.open(file, schema, witness)), writer, witness);
        } catch (ProblemException e) {
            throw e.code() == ProblemCode.STORE_DAMAGED ? withCopies(e, file) : e;
        }
    }

    private static ProblemException withCopies(ProblemException damage, DatabaseFile file) {
        var reason = damage.problem().args().getFirst();
        return ProblemException.because(
                damage, ProblemCode.STORE_DAMAGED, reason + "; " + new DatabaseCopies(file.folder()).text());
    }

    /// The copies of a workspace's database that lie in its folder, for a sentence.
    public static String copies(Path folder) {
        return new DatabaseCopies(new DatabaseFile(folder).folder()).text();
    }

    /// How far it has come.
    public StoreState state() {
        return looked(StateRow::state);
    }

    /// Of an entry of the audit log.
    public Optional<String> hash(long entry) {
        return looked(row -> row.hash(entry));
    }

    /// Writes down what it belongs to.
    public void bind(String workspace, String vault) {
        writer.write(tx -> {
            tx.bind(workspace, vault);
            return workspace;
        });
    }

    private <T> T looked(Function<StateRow, T> look) {
        try (var session = keeper.reading()) {
            try {
                return look.apply(new StateRow(session.handle()));
            } catch (JdbiException e) {
                throw keeper.failed(session, e);
            }
        }
    }

    @Override
    public <T> T read(Function<StoreView, T> query) {
        return query(view -> query.apply(view));
    }

    @Override
    public <T> T write(Function<StoreTx, T> work) {
        return writer.write(tx -> work.apply(tx));
    }

    /// All of `work` runs on the writer's thread.
    @Override
    public <T> T together(Supplier<T> work) {
        return writer.together(work);
    }

    /// Listeners run on the writer's thread; they may read, but not write.
    @Override
    public Registration onChange(Consumer<StoreChange> listener) {
        return feed.add(listener);
    }

    /// Ends after the writes that were asked for before. Later calls are bugs.
    @Override
    public void close() {
        writer.drain();
        keeper.close();
    }

    /// Copies the database as it is now into another folder, which must exist; the store stays open.
    ///
    /// @throws ProblemException `DISK_FULL`, `STORE_FAILED`
    public void copyTo(Path folder) {
        var copy = new DatabaseFile(folder);
        var zip = folder.resolve("copy.zip");
        try (var session = keeper.reading()) {
            try {
                // Made first, since H2 would make it for everybody to read.
                Files.createFile(zip, DatabaseFile.ownerOnly(folder));
                session.handle().execute("BACKUP TO ?", zip.toString());
                copy.unpack(zip);
            } catch (JdbiException e) {
                throw keeper.failed(session, e);
            } finally {
                Files.deleteIfExists(zip);
            }
        } catch (IOException e) {
            throw SqlFailures.of(e, copy);
        }
    }

    private <T> T query(Function<SqlView, T> query) {
        var parts = writer.parts();
        if (parts.isPresent()) {
            return parts.get().read(query);
        }
        try (var session = keeper.reading()) {
            try {
                var found = query.apply(new SqlView(session.handle()));
                // Rolled back, the session would forget the statements it parsed.
                session.handle().commit();
                return found;
            } catch (JdbiException e) {
                throw keeper.failed(session, e);
            }
        }
    }
}
