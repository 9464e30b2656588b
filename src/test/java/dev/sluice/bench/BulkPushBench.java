package dev.sluice.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.testing.Age;
import dev.sluice.testing.Tenants;
import dev.sluice.testing.TestEnvironment;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pushing much of a large operator to servers on this machine.
@Tag("bench")
class BulkPushBench {
    private static final int ACCOUNTS = 10_000;
    private static final int CHANGED = 5_000;
    private static final int FEWER = 1_000;

    /// 10,000 accounts that were never pushed, each with an export, every tenth with an import from its neighbour.
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

    /// One limit of many accounts that servers have, staged together and pushed.
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void changes(int servers, @TempDir Path folder) {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), Age.NEWEST, servers)) {
            var keys = Tenants.add(test, CHANGED).keys();
            test.services().publisher().pushAll(OperationOptions.now());
            change(test, servers, keys.subList(0, FEWER), 77);
            change(test, servers, keys, 78);
        }
    }

    private static void change(TestEnvironment test, int servers, List<PublicKey> keys, long connections) {
        var none = AccountPatch.none();
        var limits = Map.of(AccountLimit.CONNECTIONS.word(), connections);
        var patch = AccountPatch.builder()
                .limits(limits)
                .addTags(none.addTags())
                .removeTags(none.removeTags())
                .build();
        var staging = Cost.begin();
        test.services().bulkEdits().stage(keys, patch, OperationOptions.stage());
        System.out.printf("BENCH one limit of %,d accounts staged: %s%n", keys.size(), staging.text());
        var pushing = Cost.begin();
        var outcome = test.services().publisher().pushAll(OperationOptions.now());
        System.out.printf(
                "BENCH one limit of %,d accounts pushed to %d servers: %s%n", keys.size(), servers, pushing.text());
        assertInstanceOf(Outcome.Done.class, outcome);
        assertEquals(List.of(), test.services().publisher().staged());
    }

    /// From a moment on.
    private record Cost(long wallAt, long cpuAt) {
        static Cost begin() {
            return new Cost(System.nanoTime(), cpuNow());
        }

        String text() {
            return "%.1f s, %.1f s of CPU of this process"
                    .formatted((System.nanoTime() - wallAt) / 1e9, (cpuNow() - cpuAt) / 1e9);
        }

        private static long cpuNow() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }
}
