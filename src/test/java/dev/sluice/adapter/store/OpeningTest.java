package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.store.file.Database;
import dev.sluice.adapter.store.file.DatabaseFile;
import dev.sluice.adapter.store.file.Schema;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Opening a workspace's database: what is refused, and that it is left as it was then.
class OpeningTest extends StoreFixture {
    private static final Schema LATER =
            new Schema(99, List.of(OldSchema.MIGRATIONS, "classpath:dev/sluice/adapter/store/later"));

    private Path file() {
        return folder.resolve("sluice.mv.db");
    }

    @Test
    void aMissingOneAndAnExistingOne() {
        assertFalse(H2Store.exists(folder));
        assertProblem(ProblemCode.NO_WORKSPACE, this::open);
        assertFalse(H2Store.exists(folder));
        create().close();
        assertTrue(H2Store.exists(folder));
        assertProblem(ProblemCode.WORKSPACE_EXISTS, this::create);
    }

    @Test
    void onlyItsOwnerMayReadIt() throws Exception {
        create().close();
        open().close();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        try (var files = Files.list(folder)) {
            assertEquals(
                    List.of(file(), folder.resolve("sluice.reserve")),
                    files.sorted().toList());
        }
    }

    @Test
    void oneThatWasBegunOnlyIsFinished() throws Exception {
        Files.createFile(file());
        try (var store = open()) {
            assertTrue(store.read(view -> view.environments().all()).isEmpty());
        }
    }

    @Test
    void aPathThatWouldAddSettingsIsRefused() throws Exception {
        folder = Files.createDirectories(folder.resolve("x;INIT=CREATE TABLE BAD(ID INT)"));
        assertProblem(ProblemCode.STORE_FAILED, this::create);
        folder = folder.resolveSibling("line\nbreak");
        assertProblem(ProblemCode.STORE_FAILED, this::create);
    }

    @Test
    void aPathWithBlanksAndOtherLettersIsFine() {
        folder = folder.resolve("Büro %20 #1 'quoted' \"x\" ワーク");
        create().close();
        open().close();
    }

    @Test
    @Timeout(60)
    @DisplayName("A workspace that another process has open is refused at once")
    void anotherProcessHasIt() throws Exception {
        create().close();
        var child = StoreChild.start("hold", folder);
        try (var output = StoreChild.output(child)) {
            assertEquals("opened", output.readLine());
            var problem = assertProblem(ProblemCode.WORKSPACE_IN_USE, this::open);
            assertEquals(List.of(folder.toString()), problem.problem().args());
        } finally {
            child.destroyForcibly().waitFor();
        }
        open().close();
    }

    @Test
    void theSameProcessHasIt() {
        try (var store = create()) {
            assertProblem(ProblemCode.WORKSPACE_IN_USE, this::open);
            assertTrue(store.read(view -> view.environments().all()).isEmpty());
        }
    }

    @Test
    @DisplayName("What H2 notes beside the columns of a large table is no stranger")
    void statisticsAreKnown() throws Exception {
        create().close();
        try (var database = DriverManager.getConnection(new DatabaseFile(folder).url(), "sa", "");
                var statement = database.createStatement()) {
            statement.execute("INSERT INTO revocation VALUES ('A', 'STREAM', 'x', 'B', 1)");
            statement.execute("ANALYZE");
        }
        open().close();
        H2Store.open(new DatabaseFile(folder), LATER, writer).close();
        H2Store.open(new DatabaseFile(folder), LATER, writer).close();
    }

    @Test
    void anOlderSchemaIsCopiedAndMigrated() throws Exception {
        var environment = sample.environment("dev");
        try (var store = create()) {
            store.write(tx -> {
                tx.environments().save(environment);
                return tx;
            });
        }
        var before = Files.readAllBytes(file());
        try (var store = H2Store.open(new DatabaseFile(folder), LATER, writer)) {
            assertEquals(
                    List.of(environment), store.read(view -> view.environments().all()));
        }
        var backup = folder.resolve("backup");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));
        var copy = backup.resolve("sluice-schema-" + Schema.current().newest() + ".mv.db");
        assertArrayEquals(before, Files.readAllBytes(copy));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)));
        H2Store.open(new DatabaseFile(folder), LATER, writer).close();
        try (var copies = Files.list(backup)) {
            assertEquals(1, copies.count());
        }
    }

    @Test
    @DisplayName("What an older Sluice left half-migrated stays as it is, is copied nowhere, and no copy is named")
    void aHalfMigratedOneStays() throws Exception {
        makeOld();
        try (var database = DriverManager.getConnection(new DatabaseFile(folder).url(), "sa", "");
                var statement = database.createStatement()) {
            statement.execute("CREATE TABLE drift_mark (id INT)");
        }
        var before = Files.readAllBytes(file());
        for (var again = 0; again < 2; again++) {
            var problem = assertProblem(ProblemCode.STORE_DAMAGED, this::open);
            assertTrue(problem.problem().args().getFirst().endsWith("the workspace folder holds no whole copy of it"));
        }
        assertArrayEquals(before, Files.readAllBytes(file()));
        assertFalse(Files.exists(folder.resolve("backup")));
        assertFalse(Files.exists(folder.resolve("next")));
    }

    @Test
    @DisplayName("An error names the whole copies that are there, and no others")
    void copiesAreNamed() throws Exception {
        makeOld();
        open().close();
        Files.writeString(folder.resolve("backup/sluice-schema-3-2.mv.db"), "half of one");
        Files.writeString(file(), "no database");
        var reason = assertProblem(ProblemCode.STORE_DAMAGED, this::open)
                .problem()
                .args()
                .getFirst();
        assertTrue(reason.contains("holds backup/sluice-schema-3.mv.db (2"), reason);
        assertFalse(reason.contains("3-2"), reason);
    }

    @Test
    @DisplayName("One whose first migration never ended is made anew, and what there was is kept aside")
    void aNeverFinishedOneIsMadeAnew() throws Exception {
        new DatabaseFile(folder).make();
        try (var database = DriverManager.getConnection(new DatabaseFile(folder).url(), "sa", "");
                var statement = database.createStatement()) {
            statement.execute("CREATE TABLE store_state (id INT)");
        }
        try (var store = open()) {
            assertTrue(store.read(view -> view.environments().all()).isEmpty());
        }
        assertTrue(Files.exists(folder.resolve("sluice-unfinished.mv.db")));
    }

    /// With the first three migrations only.
    private void makeOld() throws Exception {
        new DatabaseFile(folder).make();
        Database.open(new DatabaseFile(folder), OldSchema.upTo(3)).close();
    }

    @Test
    void aNewerSchemaIsLeftAlone() throws Exception {
        create().close();
        H2Store.open(new DatabaseFile(folder), LATER, writer).close();
        var before = Files.readAllBytes(file());
        var problem = assertProblem(ProblemCode.SCHEMA_NEWER, this::open);
        assertEquals(
                List.of("99", Integer.toString(Schema.current().newest())),
                problem.problem().args());
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void theNewestMigrationIsTheOneThatIsKnown() throws Exception {
        var migrations = Path.of("src/main/resources/dev/sluice/adapter/store/migration");
        try (var files = Files.list(migrations)) {
            var newest = files.map(path -> path.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))
                    .mapToInt(Integer::parseInt)
                    .max();
            assertEquals(Schema.current().newest(), newest.orElseThrow());
        }
    }

    @Test
    void whatIsNoDatabaseIsDamaged() throws Exception {
        for (var content : List.of("x", "not a database ".repeat(1000), "H:2,block:3,blockSize:1000,chunk:7")) {
            Files.writeString(file(), content);
            assertProblem(ProblemCode.STORE_DAMAGED, this::open);
            assertEquals(content, Files.readString(file()));
        }
    }

    @Test
    void aTruncatedOrOverwrittenFileNeverCrashes() throws Exception {
        var environment = sample.environment("dev");
        try (var store = create()) {
            store.write(tx -> {
                tx.environments().save(environment);
                for (var n = 0; n < 300; n++) {
                    tx.accounts().save(sample.account(environment, "account-" + n));
                }
                return tx;
            });
        }
        var whole = Files.readAllBytes(file());
        for (var cut = 0; cut < 20; cut++) {
            put(Arrays.copyOf(whole, whole.length * (cut + 1) / 21));
            opensOrIsDamaged();
            var overwritten = whole.clone();
            var from = whole.length * cut / 21;
            Arrays.fill(overwritten, from, Math.min(from + 500, whole.length), (byte) 0x5a);
            put(overwritten);
            opensOrIsDamaged();
        }
        put(whole);
        open().close();
    }

    /// As a new file: one that H2 failed to open stays locked by this process (2.5.252, `MVStore.scrubMetaMap`).
    private void put(byte[] content) throws IOException {
        Files.delete(file());
        Files.write(file(), content);
    }

    /// H2 goes back to an older state where it can; what it cannot read must be named as damage.
    private void opensOrIsDamaged() {
        try (var store = open()) {
            for (var environment : store.read(view -> view.environments().all())) {
                store.read(view -> view.accounts().in(environment.id()));
            }
        } catch (ProblemException e) {
            assertEquals(ProblemCode.STORE_DAMAGED, e.code(), e::getMessage);
        }
    }
}
