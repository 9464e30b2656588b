package dev.sluice.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.store.H2Store;
import dev.sluice.adapter.vault.FileVault;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FileVaults VAULTS = new FileVaults(Strength.LEAST, RANDOM::nextBytes);

    @TempDir
    private Path folder;

    private List<String> copies() throws IOException {
        try (var files = Files.list(folder.resolve("backup"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aCopyOfAnOpenWorkspaceIsAWorkspace() throws IOException {
        try (var writer = Executors.newSingleThreadExecutor();
                var store = H2Store.create(folder, writer)) {
            FileVault.create(folder, Passphrase.none(), Strength.LEAST, RANDOM::nextBytes);
            Consumer<Path> copying = copy -> {
                FileVault.copy(folder, copy);
                store.copyTo(copy);
            };
            var backup = new Backup(copying, VAULTS);
            var first = backup.make(folder, NOON);
            backup.make(folder, NOON);
            assertEquals(List.of("2026-11-21T12-00-00Z", "2026-11-21T12-00-00Z-2"), copies());
            try (var files = Files.list(first)) {
                assertEquals(
                        List.of("sluice.mv.db", "vault.json"),
                        files.map(file -> file.getFileName().toString())
                                .sorted()
                                .toList());
            }
            assertTrue(FileVault.open(first, RANDOM::nextBytes).isOpenToAll());
            try (var other = Executors.newSingleThreadExecutor();
                    var copied = H2Store.open(first, other)) {
                assertEquals(List.of(), copied.read(view -> view.environments().all()));
            }
        }
    }

    @Test
    void oneThatWasBrokenOffLeavesNothing() throws IOException {
        var backup = new Backup(copy -> FileVault.copy(folder.resolve("missing"), copy), VAULTS);
        assertThrows(ProblemException.class, () -> backup.make(folder, NOON));
        assertEquals(List.of(), copies());
    }
}
