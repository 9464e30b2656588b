package dev.sluice.adapter.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.store.file.Database;
import dev.sluice.adapter.store.file.DatabaseFile;
import dev.sluice.adapter.store.file.DatabaseInspection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A process is killed while it makes a database, or brings an old one up to date.
@Timeout(600)
class BrokenOffTest extends StoreFixture {
    private static final int MANY = 40;
    private static final int LONGEST = 900;

    @Test
    @DisplayName("Killed while a database is made or migrated: the next start has a whole one")
    void killedInTheMidst() throws Exception {
        killed("create", 120);
        killed("hold", 120);
    }

    @Test
    @Tag("faults")
    @DisplayName("Killed at any moment of making or migrating a database: the next start has a whole one")
    void killedAnywhere() throws Exception {
        var seed = System.nanoTime();
        var random = new Random(seed);
        for (var n = 0; n < MANY; n++) {
            killed(n % 2 == 0 ? "create" : "hold", random.nextInt(LONGEST));
        }
        System.out.printf(
                "FAULTS kills while databases are made and migrated: %d runs (seed %d), 0 lost%n", MANY, seed);
    }

    private void killed(String mode, int milliseconds) throws Exception {
        folder = Files.createTempDirectory(folder.getParent(), "killed");
        if (mode.equals("hold")) {
            makeOld();
        }
        var child = StoreChild.start(mode, folder);
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> Files.exists(folder.resolve("next")) || !child.isAlive());
        child.waitFor(milliseconds, TimeUnit.MILLISECONDS);
        child.toHandle().destroyForcibly();
        child.waitFor();
        try (var store = H2Store.exists(folder) ? open() : create()) {
            assertEquals(List.of(), store.read(view -> view.environments().all()));
        }
        assertFalse(Files.exists(folder.resolve("next")));
        assertCopiesAreWhole(mode.equals("hold"));
    }

    private void assertCopiesAreWhole(boolean expected) throws Exception {
        var backup = folder.resolve("backup");
        assertEquals(expected, Files.isDirectory(backup));
        if (expected) {
            try (var copies = Files.list(backup)) {
                for (var copy :
                        copies.map(Path::getFileName).map(Path::toString).toList()) {
                    var file = new DatabaseFile(backup, copy.replace(".mv.db", ""));
                    assertTrue(file.isWhole(), copy);
                    assertEquals(3, DatabaseInspection.of(file).schema());
                }
            }
        }
    }

    private void makeOld() throws Exception {
        new DatabaseFile(folder).make();
        Database.open(new DatabaseFile(folder), OldSchema.upTo(3)).close();
    }
}
