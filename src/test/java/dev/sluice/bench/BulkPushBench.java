package dev.sluice.bench;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.testing.Age;
import dev.sluice.testing.Tenants;
import dev.sluice.testing.TestEnvironment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pushing everything of a large operator to one server on this machine: 10,000 accounts that were never pushed,
/// each with an export, every tenth with an import from its neighbour.
@Tag("bench")
class BulkPushBench {
    private static final int ACCOUNTS = 10_000;

    @Test
    void everything(@TempDir Path folder) {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), Age.NEWEST, 1)) {
            var tenants = Tenants.add(test, ACCOUNTS);
            for (var i = 9; i < ACCOUNTS; i += 10) {
                tenants.importing(i - 1, List.of(i));
            }
            var began = System.nanoTime();
            assertInstanceOf(Outcome.Done.class, test.services().publisher().pushAll(OperationOptions.now()));
            var took = Duration.ofNanos(System.nanoTime() - began);
            System.gc();
            var runtime = Runtime.getRuntime();
            var used = (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
            System.out.printf(
                    "BENCH push --all of %,d accounts: %.1f s, %,d accounts/s (bar 20 s); %d MiB live after it (bar 512)%n",
                    ACCOUNTS, took.toMillis() / 1000.0, ACCOUNTS * 1000L / Math.max(1, took.toMillis()), used);
        }
    }
}
