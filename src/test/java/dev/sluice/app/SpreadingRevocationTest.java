package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.OverlappingExports;
import dev.sluice.testing.TestOperator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers take a token for any export within its subject, so what comes in with a revocation in one export gets
/// it in those that overlap, where the same partner may be receiving.
final class SpreadingRevocationTest {
    @TempDir
    private Path folder = Path.of("");

    private void estate(Map<String, Long> inWide, Map<String, Long> inCrossing) throws IOException {
        OverlappingExports.write(folder.resolve("nsc"), inWide, inCrossing);
    }

    @Test
    @DisplayName("a revocation that would also stand in an overlapping export is named before it comes in")
    void named() throws IOException {
        var partner = TestOperator.seed(KeyKind.ACCOUNT).publicKey().text();
        var at = Instant.now().getEpochSecond();
        estate(Map.of(partner, at), Map.of());
        var shell = new Shell(folder);
        var rehearsed = shell.run("nsc", "import", folder.resolve("nsc").toString(), "--dry-run")
                .expect(0)
                .out();
        assertTrue(rehearsed.contains("crossing") && rehearsed.contains("wide"), rehearsed);
        OfflineCommandsTest.problem(
                shell.run("nsc", "import", folder.resolve("nsc").toString()), "SL-6019");
        shell.run("nsc", "import", folder.resolve("nsc").toString(), "--confirm", "crossing")
                .expect(0);
    }

    @Test
    @DisplayName("what stands there already is not asked for")
    void thereAlready() throws IOException {
        var partner = TestOperator.seed(KeyKind.ACCOUNT).publicKey().text();
        var at = Instant.now().getEpochSecond();
        estate(Map.of(partner, at), Map.of(partner, at));
        new Shell(folder).run("nsc", "import", folder.resolve("nsc").toString()).expect(0);
    }
}
