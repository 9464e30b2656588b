package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sluice.testing.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real full disk: a file system of 4 MB, mounted in a namespace of its own where the machine allows it, else a
/// limit on the size of files.
@Timeout(120)
class FullDiskTest {
    private static final String MOUNT = "mount -t tmpfs -o size=4m none \"$0\" && exec \"$@\"";
    private static final String LIMIT = "ulimit -f 3000 && shift && exec \"$@\"";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void aWriteThatMeetsAFullDiskIsUndoneAndTheStoreGoesOn() throws Exception {
        var mounts = run(List.of("unshare", "-rm", "sh", "-c", MOUNT, folder.toString(), "true"))
                .isEmpty();
        assumeTrue(mounts, "nobody may mount here; the limit on files, below, stands for it");
        assertEquals(
                List.of(
                        "first DISK_FULL",
                        "kept true",
                        "still kept true",
                        "with room done",
                        "rows beyond 2",
                        "reopened done"),
                run(child("write", List.of("unshare", "-rm", "sh", "-c", MOUNT, folder.toString()))));
    }

    @Test
    @DisplayName("A full disk while a database is made, or brought up to date, leaves none, or the old one")
    void aDatabaseIsMadeWholeOrNotAtAll() throws Exception {
        assertEquals(
                List.of(
                        "made DISK_FULL",
                        "left nothing",
                        "made done",
                        "migrated DISK_FULL",
                        "as before",
                        "migrated done"),
                run(child("make", List.of("unshare", "-rm", "sh", "-c", MOUNT, folder.toString()))));
    }

    @Test
    void aWriteBeyondTheLimitOfFilesIsUndone() throws Exception {
        var lines = run(child("write", List.of("bash", "-c", LIMIT, "bash", "-")));
        assertEquals(List.of("first DISK_FULL", "kept true", "still kept true"), lines.subList(0, 3));
    }

    private List<String> child(String mode, List<String> prefix) {
        return ChildJvm.command(prefix, FullDisk.class, mode, folder.toString());
    }

    /// @return the lines of its output; of its errors too when it failed
    private List<String> run(List<String> command) throws Exception {
        var errors = Files.createTempFile("full-disk", ".log");
        var child = new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try (var output = StoreChild.output(child)) {
            var lines = output.lines()
                    .filter(line -> line.startsWith("> "))
                    .map(line -> line.substring(2))
                    .toList();
            return child.waitFor() == 0
                    ? lines
                    : Stream.concat(lines.stream(), Files.readAllLines(errors).stream())
                            .toList();
        } finally {
            Files.delete(errors);
        }
    }
}
