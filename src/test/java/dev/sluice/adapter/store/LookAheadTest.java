package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sluice.adapter.store.file.Database;
import dev.sluice.adapter.store.file.DatabaseFile;
import dev.sluice.adapter.store.file.Schema;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a transaction keeps of what it read: never older than what it wrote, and the same whether asked for one by
/// one or together.
class LookAheadTest extends StoreFixture {
    private final Environment environment = sample.environment("dev");
    private final Account exporter = sample.account(environment, "A");
    private final Account importer = sample.account(environment, "B");
    private final Export export = sample.export(exporter, "feed", "orders.>");
    private final Import imported = sample.imported(importer, "in", exporter.key());
    private final Connection connection = sample.offer(environment, export, importer.key(), "orders");
    private final Revocation revocation =
            new Revocation(exporter.key(), ShareKind.STREAM, export.subject(), importer.key(), 7);

    @SuppressWarnings("NullAway.Init")
    private H2Store store;

    /// All that is kept of one account.
    private record Kept(
            List<Environment> environments,
            Optional<Account> account,
            Optional<Removal> removal,
            List<Export> exports,
            List<Import> imports,
            List<Connection> connections,
            List<Revocation> revocations) {
        static Kept of(StoreView view, Account account) {
            var key = account.key();
            return new Kept(
                    view.environments().all(),
                    view.accounts().find(key),
                    view.accounts().removal(key),
                    view.exports().of(key),
                    view.imports().of(key),
                    view.connections().of(key),
                    view.revocations().of(key));
        }
    }

    @BeforeEach
    void fill() {
        store = create();
        commit(tx -> {
            tx.environments().save(environment);
            List.of(exporter, importer).forEach(tx.accounts()::save);
            tx.exports().save(export);
            tx.imports().save(imported);
            tx.connections().save(connection);
            tx.revocations().save(revocation);
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void commit(Consumer<StoreTx> change) {
        store.write(tx -> {
            change.accept(tx);
            return tx;
        });
    }

    @Test
    void togetherIsTheSameAsOneByOne() {
        for (var account : List.of(exporter, importer)) {
            var single = store.read(view -> Kept.of(view, account));
            var together = store.read(view -> {
                view.lookAhead(List.of(importer.key(), exporter.key()));
                return Kept.of(view, account);
            });
            assertEquals(single, together);
            assertEquals(List.of(connection), together.connections());
        }
    }

    @Test
    void aTransactionSeesWhatItWrote() {
        var changed = List.<Consumer<StoreTx>>of(
                tx -> tx.environments().save(environment.withServers(List.of())),
                tx -> tx.accounts().save(exporter.withRelease(new Release("x", 5, false))),
                tx -> tx.accounts().save(new Removal(exporter.key(), Removal.Stage.LOCKING_OUT, Sample.NOW)),
                tx -> tx.exports().save(sample.export(exporter, "more", "more.>")),
                tx -> tx.imports().save(imported.removed(Sample.NOW)),
                tx -> tx.connections().save(connection.become(ConnectionState.DECLINED, Reason.DECLINED, Sample.NOW)),
                tx -> tx.revocations().drop(revocation));
        for (var change : changed) {
            var within = store.write(tx -> {
                var before = List.of(Kept.of(tx, exporter), Kept.of(tx, importer));
                change.accept(tx);
                var after = List.of(Kept.of(tx, exporter), Kept.of(tx, importer));
                assertNotEquals(before, after);
                return after;
            });
            assertEquals(within, store.read(view -> List.of(Kept.of(view, exporter), Kept.of(view, importer))));
        }
    }

    @Test
    void manyAccountsDoNotPileUp() {
        var many = sample.account(environment, "C");
        commit(tx -> tx.accounts().save(many));
        var keys = IntStream.range(0, 1_500)
                .mapToObj(_ -> sample.key(KeyKind.ACCOUNT))
                .toList();
        assertEquals(Optional.of(many), store.read(view -> {
            view.lookAhead(keys);
            return view.accounts().find(many.key());
        }));
    }

    /// H2 keeps parsed statements in its sessions, so those must come back
    /// (decisions/0021-sessions-of-the-database.md).
    @Test
    void sessionsAreUsedAgain() throws Exception {
        store.close();
        try (var database = Database.open(new DatabaseFile(folder), Schema.current())) {
            var first = database.reading();
            var second = database.reading();
            var session = first.getConnection();
            assertNotSame(session, second.getConnection());
            Database.release(first);
            var third = database.reading();
            assertSame(session, third.getConnection());
            var writing = database.writing();
            assertNotSame(session, writing.getConnection());
            assertEquals(
                    java.sql.Connection.TRANSACTION_READ_COMMITTED,
                    writing.getConnection().getTransactionIsolation());
            List.of(second, third, writing).forEach(Database::release);
        }
    }
}
