package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.store.file.DatabaseFile;
import dev.sluice.adapter.store.file.ForeignObjects;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.record.Journal.Entry;
import dev.sluice.domain.model.record.Journal.Kind;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.Journal.Step;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import java.nio.file.Files;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A database file that somebody else made: nothing in it runs, and no row of it is trusted.
class HostileFileTest extends StoreFixture {
    private static final String RAN = "sluice.test.hostile.ran";

    private final Environment environment = sample.environment("dev");
    private final Account account = sample.account(environment, "A");
    private final Export export = sample.export(account, "feed", "orders.>");
    private final Connection offer = sample.offer(environment, export, sample.key(KeyKind.ACCOUNT), "deal");
    private final UUID entry = sample.id();

    @BeforeEach
    void fill() {
        try (var store = create()) {
            store.write(tx -> {
                tx.environments().save(environment);
                tx.accounts().save(account);
                tx.users().save(sample.user(account, "u"));
                tx.exports().save(export);
                tx.imports().save(sample.imported(account, "in", account.key()));
                tx.connections().save(offer);
                tx.revocations()
                        .save(new Revocation(account.key(), ShareKind.STREAM, export.subject(), offer.importer(), 1));
                tx.staged()
                        .save(new StagedChange(
                                sample.id(),
                                environment.id(),
                                new StagedChange.End(account.key(), offer.id()),
                                Sample.NOW));
                tx.journal().begin(new Entry(entry, environment.id(), Kind.PUBLISH, null, Sample.NOW));
                tx.journal().step(entry, new Step(Purpose.PUBLISH, account.key(), "jwt", Sample.NOW));
                return tx;
            });
        }
    }

    /// With H2 itself, as anyone could.
    private void tamper(String... statements) throws SQLException {
        try (var database = DriverManager.getConnection(new DatabaseFile(folder).url(), "sa", "");
                var statement = database.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE FORCE TRIGGER evil BEFORE INSERT ON account AS $$ org.h2.api.Trigger create() {"
                        + " System.setProperty(\"sluice.test.hostile.ran\", \"yes\"); return null; } $$",
                "CREATE FORCE TRIGGER evil BEFORE INSERT ON account CALL \"com.example.Evil\"",
                "CREATE FORCE ALIAS evil AS $$ int evil() { return 1; } $$",
                "CREATE FORCE ALIAS evil FOR \"java.lang.System.exit\"",
                "CREATE FORCE AGGREGATE evil FOR \"com.example.Evil\"",
                "CREATE FORCE VIEW evil AS SELECT * FROM account",
                "CREATE FORCE LINKED TABLE evil('', 'jdbc:h2:mem:x', '', '', 'T')",
                "CREATE TABLE evil (id INT DEFAULT LENGTH(FILE_READ('/etc/passwd')))",
                "CREATE TABLE evil (id INT, doubled INT GENERATED ALWAYS AS (id * 2))",
                "CREATE TABLE evil (it JAVA_OBJECT)",
                "CREATE MEMORY TABLE evil (id INT)",
                "CREATE SCHEMA evil",
                "CREATE DOMAIN evil AS INT",
                "CREATE SEQUENCE evil",
                "CREATE CONSTANT evil VALUE 1",
                "CREATE ROLE evil",
                "CREATE USER evil PASSWORD 'x' ADMIN",
                "ALTER TABLE account ADD CONSTRAINT evil CHECK (LENGTH(name) > 0)",
                "SET IGNORECASE TRUE"
            })
    void objectsThatSluiceNeverMadeAreRefusedBeforeTheyAreMet(String statement) throws Exception {
        try {
            tamper(statement);
        } catch (SQLException e) {
            // A forced link or trigger complains, and is there all the same.
            assertTrue(statement.contains("FORCE"), e::getMessage);
        }
        System.clearProperty(RAN);
        var file = folder.resolve("sluice.mv.db");
        var before = Files.readAllBytes(file);
        assertProblem(ProblemCode.STORE_DAMAGED, this::open);
        assertNull(System.getProperty(RAN));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void theSecondLockRefusesTheSame() throws Exception {
        try (var database = DriverManager.getConnection(new DatabaseFile(folder).url(), "sa", "");
                var statement = database.createStatement()) {
            ForeignObjects.refuse(database);
            statement.execute("CREATE VIEW evil AS SELECT * FROM account");
            assertProblem(ProblemCode.STORE_DAMAGED, () -> ForeignObjects.refuse(database));
            statement.execute("DROP VIEW evil");
            statement.execute("CREATE ALIAS evil AS $$ int evil() { return 1; } $$");
            assertProblem(ProblemCode.STORE_DAMAGED, () -> ForeignObjects.refuse(database));
        }
    }

    @Test
    void anotherPasswordIsDamage() throws Exception {
        tamper("ALTER USER sa SET PASSWORD 'x'");
        assertProblem(ProblemCode.STORE_DAMAGED, this::open);
    }

    @Test
    void aBrokenRowIsNamed() throws Exception {
        broken(
                "environment",
                "UPDATE environment SET servers = '[null]'",
                view -> view.environments().all());
        broken(
                "environment",
                "UPDATE environment SET servers = '[[[['",
                view -> view.environments().all());
        broken(
                "environment",
                "UPDATE environment SET protection = 'NONE'",
                view -> view.environments().all());
        broken(
                "account",
                "UPDATE account SET name = 'a' || CHAR(10) || 'b'",
                view -> view.accounts().in(environment.id()));
        broken(
                "account",
                "UPDATE account SET role = 'KING'",
                view -> view.accounts().find(account.key()));
        broken(
                "app_user",
                "UPDATE app_user SET public_key = 'U1'",
                view -> view.users().of(account.key()));
        broken(
                "export",
                "UPDATE export SET subject = 'a..b'",
                view -> view.exports().of(account.key()));
        broken(
                "export",
                "UPDATE export SET kind = 'stream'",
                view -> view.exports().in(environment.id()));
        broken(
                "import",
                "UPDATE import SET local_subject = '> a'",
                view -> view.imports().of(account.key()));
        broken(
                "connection",
                "UPDATE connection SET importer = 'x'",
                view -> view.connections().in(environment.id()));
        broken(
                "connection",
                "UPDATE connection SET state = ''",
                view -> view.connections().find(offer.id()));
        broken(
                "connection",
                "UPDATE connection SET custody = 'LOST'",
                view -> view.connections().of(account.key()));
        broken(
                "revocation",
                "UPDATE revocation SET subject = ''",
                view -> view.revocations().of(account.key()));
        for (var edit : List.of(
                "",
                "null",
                "{}",
                "{\"type\":\"evil\"}",
                "{\"type\":\"end\"}",
                "{\"type\":\"end\",\"account\":null,\"connection\":null}",
                "{\"type\":\"end\",\"account\":\"A\",\"connection\":\"" + new UUID(1, 2) + "\"}",
                "[".repeat(5000))) {
            broken(
                    "staged_change",
                    "UPDATE staged_change SET edit = '" + edit + "'",
                    view -> view.staged().in(environment.id()));
        }
    }

    @Test
    void aStagedExportOfAnOlderVersionIsRead() throws Exception {
        try (var store = open()) {
            store.change(tx -> {
                var edit = new StagedChange.AddExport(export, Set.of());
                tx.staged().save(new StagedChange(sample.id(), environment.id(), edit, Sample.NOW));
            });
        }
        // It named nothing that was agreed to.
        tamper("UPDATE staged_change SET edit = REPLACE(edit, ',\"confirmed\":[]', '')");
        try (var store = open()) {
            assertEquals(
                    new StagedChange.AddExport(export, Set.of()),
                    store.read(view -> view.staged().in(environment.id()))
                            .getLast()
                            .edit());
        }
    }

    private void broken(String table, String statement, Function<StoreView, Object> query) throws Exception {
        var whole = Files.readAllBytes(folder.resolve("sluice.mv.db"));
        tamper(statement);
        try (var store = open()) {
            var problem = assertProblem(ProblemCode.STORE_DAMAGED, () -> store.read(query));
            assertTrue(
                    problem.problem().args().getFirst().startsWith("table " + table + ", row "), problem::getMessage);
        }
        Files.write(folder.resolve("sluice.mv.db"), whole);
    }

    @Test
    void aBrokenJournalIsNamed() throws Exception {
        tamper("UPDATE journal_step SET account_key = 'x'");
        try (var store = open()) {
            assertProblem(
                    ProblemCode.STORE_DAMAGED,
                    () -> store.read(view -> view.journal().open(environment.id())));
        }
    }

    @Test
    void missingTablesAndColumnsAreDamage() throws Exception {
        tamper("ALTER TABLE app_user DROP COLUMN jwt", "DROP TABLE revocation", "DELETE FROM store_state");
        try (var store = open()) {
            assertProblem(
                    ProblemCode.STORE_DAMAGED,
                    () -> store.read(view -> view.users().of(account.key())));
            assertProblem(
                    ProblemCode.STORE_DAMAGED,
                    () -> store.read(view -> view.revocations().of(account.key())));
            assertProblem(
                    ProblemCode.STORE_DAMAGED,
                    () -> store.write(tx -> {
                        tx.environments().save(environment);
                        return tx;
                    }));
        }
    }
}
