package dev.sluice.daily;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A batch on a disk that gets full.
@Tag("faults")
class BatchFullDiskTest {
    private static final String MOUNT = "mount -t tmpfs -o size=5m none \"$0\" && exec \"$@\"";

    @TempDir
    private Path folder = Path.of("");

    private List<String> on(String... command) throws IOException, InterruptedException {
        var disk = Files.createDirectories(folder.resolve("disk"));
        var all = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", MOUNT, disk.toString()));
        all.addAll(List.of(command));
        var errors = folder.resolve("errors");
        var child = new ProcessBuilder(all).redirectError(errors.toFile()).start();
        var said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var found = said.lines()
                .filter(line -> line.startsWith("> "))
                .map(line -> line.substring(2))
                .toList();
        return child.waitFor() == 0 ? found : Files.readAllLines(errors);
    }

    @Test
    @DisplayName("S4-9 a full disk in the midst: what was answered as done is there, and the others are told (SL-1014)")
    void fullDisk() throws Exception {
        assumeTrue(on("true").isEmpty(), "nobody may mount here");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var found = on(
                java,
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                BatchOnSmallDisk.class.getName(),
                folder.resolve("disk").toString(),
                folder.toString());
        assertEquals(BatchOnSmallDisk.expected(), found);
    }
}
