package dev.sluice.testing;

import dev.sluice.adapter.sandbox.ServerCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/// With `-Dsluice.test.hold=true` a test that is over leaves its servers running, and its workspace closed, until
/// a person has looked at them (debugging.md#keep-a-tests-servers).
final class HeldForInspection {
    private static final String PROPERTY = "sluice.test.hold";
    private static final Duration LONGEST = Duration.ofHours(8);

    private HeldForInspection() {}

    static void at(Path folder, ServerCluster servers) {
        if (!Boolean.getBoolean(PROPERTY)) {
            return;
        }
        var hold = folder.resolve("hold");
        try {
            Files.createFile(hold);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        System.err.printf("held for you: workspace %s, servers %s; remove %s to go on%n", folder, servers.urls(), hold);
        Awaitility.await().pollInterval(Duration.ofSeconds(1)).atMost(LONGEST).until(() -> Files.notExists(hold));
    }
}
