package dev.sluice.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import dev.sluice.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An account is deleted on servers that do not allow deletion.
final class LockedOutTest {
    @TempDir
    private Path folder = Path.of("");

    private @Nullable Process restarted;

    @AfterEach
    void end() {
        if (restarted != null) {
            restarted.destroyForcibly();
        }
    }

    /// With `allow_delete` off, as it is where nobody said otherwise.
    private static Process restart(TestEnvironment test) throws IOException {
        var server = test.cluster().servers().getFirst();
        server.stop();
        var file = server.folder().resolve("server.conf");
        Files.writeString(
                file,
                Files.readString(file)
                        .replace("allow_delete: true", "allow_delete: false")
                        .replaceFirst("port: -?\\d+", "port: " + server.port()));
        var started =
                new ProcessBuilder(TestServers.binary(Age.NEWEST).path().toString(), "-c", file.toString()).start();
        await().ignoreException(ProblemException.class)
                .until(() ->
                        test.services().link().resolver().expected().servers().size() == 1);
        return started;
    }

    @Test
    @DisplayName("S3-A13 where deletion is not allowed, the account stays locked out, and that is said")
    void staysLockedOut() throws Exception {
        try (var test = TestEnvironment.start(folder, Age.NEWEST, 1)) {
            var account = test.account("org-a");
            restarted = restart(test);
            List<Progress.Step> steps = new CopyOnWriteArrayList<>();
            var removed = test.services()
                    .accounts()
                    .remove(account.key(), OperationOptions.now().with(steps::add));
            assertInstanceOf(Outcome.Done.class, removed.outcome());
            var removal = test.services().accounts().removal(account.key()).orElseThrow();
            assertEquals(Removal.Stage.STAYS_LOCKED_OUT, removal.stage());
            assertTrue(steps.stream()
                    .anyMatch(step -> step instanceof Progress.Deleted(var _, var stage)
                            && stage == Removal.Stage.STAYS_LOCKED_OUT));
            var resolver = test.services().link().resolver();
            assertTrue(resolver.listings(resolver.expected()).stream()
                    .allMatch(
                            listing -> listing.accounts().contains(account.key().text())));
        }
    }
}
