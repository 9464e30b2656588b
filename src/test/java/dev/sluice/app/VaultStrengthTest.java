package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.adapter.vault.Strength;
import dev.sluice.app.workspace.WorkspaceFolders;
import dev.sluice.domain.workspace.Passphrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Tests make weak vaults to be quick. What people get is not weak.
final class VaultStrengthTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatSluiceMakesCostsEachGuess64MebibytesThreeTimes() throws IOException {
        assertEquals(new Strength(65_536, 3), Strength.STANDARD);
        var folders = new WorkspaceFolders(_ -> Optional.empty());
        try (var root = new CompositionRoot(folders, new UncaughtHandler(), Duration.ofSeconds(1));
                var secret = Passphrase.of("correct horse battery staple".toCharArray())) {
            root.workspaces().create(folder.resolve("workspace"), secret).close();
        }
        var kdf = JsonMapper.shared()
                .readTree(Files.readAllBytes(folder.resolve("workspace").resolve("vault.json")))
                .get("kdf");
        assertEquals("argon2id", kdf.get("algorithm").asString());
        assertEquals(65_536, kdf.get("memoryKiB").asInt());
        assertEquals(3, kdf.get("iterations").asInt());
    }
}
