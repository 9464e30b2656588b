package dev.sluice.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Sluice is killed on a disk that is nearly full, becomes read-only, or loses a page of the database, in a mount
/// namespace of its own: what was acknowledged is there afterwards, or is told to be missing.
@Timeout(1800)
class HardshipTest {
    private static final String MOUNT = "mount -t tmpfs -o size=8m none \"$0\" && exec \"$@\"";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"read-only", "torn"})
    @DisplayName(
            "Killed, then on a read-only disk, or with a torn last page: nothing acknowledged is lost without a word")
    void once(String fate) throws Exception {
        assertNothingIsLost(fate, run(fate, 1));
    }

    @Tag("faults")
    @ParameterizedTest
    @CsvSource({"full, 40", "read-only, 12", "torn, 40"})
    @DisplayName(
            "Killed many times on a nearly full disk, a read-only one, with a torn last page: nothing is lost without a word")
    void often(String fate, int rounds) throws Exception {
        var lines = run(fate, rounds);
        System.out.printf(
                "FAULTS kills with a disk that is %s: %d rounds, %s%n", fate, rounds, String.join("; ", lines));
        assertNothingIsLost(fate, lines);
    }

    /// Only a page that was torn may cost something, which is told.
    private static void assertNothingIsLost(String fate, List<String> lines) {
        assertEquals("lost 0", lines.getFirst());
        assertTrue(fate.equals("torn") || lines.contains("told 0"), lines::toString);
        assertFalse(lines.contains("acknowledged 0"), "nothing was acknowledged, so nothing could be lost");
    }

    private List<String> run(String fate, int rounds) throws IOException, InterruptedException {
        var command = ChildJvm.command(
                List.of("unshare", "-rm", "sh", "-c", MOUNT, folder.toString()),
                Hardship.class,
                folder.toString(),
                fate,
                Integer.toString(rounds),
                Long.toString(System.nanoTime()));
        var child = new ProcessBuilder(command).redirectErrorStream(true).start();
        var all = new ArrayList<String>();
        try (var output = child.inputReader()) {
            output.lines().forEach(all::add);
        }
        child.waitFor();
        var told = all.stream()
                .filter(line -> line.startsWith("> "))
                .map(line -> line.substring(2))
                .toList();
        assertTrue(child.exitValue() == 0 && !told.isEmpty(), () -> String.join("\n", all));
        return told;
    }
}
