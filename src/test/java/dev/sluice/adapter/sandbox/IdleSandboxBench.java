package dev.sluice.adapter.sandbox;

import static org.awaitility.Awaitility.await;

import dev.sluice.testing.Age;
import dev.sluice.testing.TestServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a sandbox costs that nobody uses.
@Tag("bench")
class IdleSandboxBench {
    private static final Duration SETTLING = Duration.ofSeconds(5);
    private static final Duration WATCHED = Duration.ofSeconds(15);

    private final LocalSandbox sandbox = new TestWorkspaces().sandbox(TestServers.binary(Age.NEWEST));

    @Test
    void idle(@TempDir Path temporary) {
        var folder = temporary.resolve("sandbox");
        var up = sandbox.upDetached(folder, 1, _ -> {});
        try {
            var owner = new StateFile(folder).read().orElseThrow().owner();
            var processes = List.of(
                    owner.process().orElseThrow(),
                    ProcessHandle.of(up.servers().getFirst().pid()).orElseThrow());
            pause(SETTLING);
            var before = used(processes);
            pause(WATCHED);
            var percent = 100.0 * used(processes).minus(before).toMillis() / WATCHED.toMillis();
            System.out.printf("BENCH | an idle sandbox, of a core | %.2f %% | under 2 %% |%n", percent);
        } finally {
            sandbox.down(folder);
        }
    }

    private static void pause(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(5)).until(() -> true);
    }

    private static Duration used(List<ProcessHandle> processes) {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElseThrow())
                .reduce(Duration.ZERO, Duration::plus);
    }
}
