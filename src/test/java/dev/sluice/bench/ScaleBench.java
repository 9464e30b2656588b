package dev.sluice.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.app.Shell;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.testing.Age;
import dev.sluice.testing.Tenants;
import dev.sluice.testing.TestEnvironment;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is promised of 5,000 accounts and 10,000 connections, in one table.
@Tag("bench")
class ScaleBench {
    private static final int ACCOUNTS = 5_000;
    private static final int TOGETHER = 20;
    private static final int ACTIVATIONS = 5;
    private static final Duration SETTLING = Duration.ofSeconds(30);
    private static final Duration WATCHED = Duration.ofSeconds(30);
    private static final double NANOS = 1e9;

    private final Figures figures = new Figures();

    @Test
    void table(@TempDir Path folder) {
        processes(folder.resolve("lists"));
        ring(folder.resolve("ring"));
    }

    private void processes(Path folder) {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        ListsBench.fill(shell.workspace());
        process(shell, "account ls", 2);
        process(shell, "federation ls", 2);
        process(shell, "import ls --account tenant-7", 2);
        process(shell, "export ls", 3);
        process(shell, "account show tenant-7", 3);
        var all = IntStream.range(0, TOGETHER)
                .mapToObj(i -> CommandProcess.start(shell.workspace(), "account show tenant-" + i))
                .toList();
        var ended = all.stream().map(CommandProcess::end).toList();
        var done = ended.stream().filter(one -> one.code() == 0).count();
        var longest =
                ended.stream().mapToDouble(CommandProcess.Ended::wall).max().orElseThrow();
        figures.add(
                TOGETHER + " commands at once", "%d done, the last after %.1f s".formatted(done, longest), "all done");
    }

    private void process(Shell shell, String command, int bar) {
        var ended = CommandProcess.start(shell.workspace(), command).end();
        assertEquals(0, ended.code(), command);
        figures.add(
                command + ", a whole process",
                "%.1f s of CPU, %.1f s".formatted(ended.cpu(), ended.wall()),
                "under " + bar + " s");
    }

    private void ring(Path folder) {
        try (var test = TestEnvironment.start(folder.resolve("workspace"), Age.NEWEST, 1)) {
            var tenants = Tenants.add(test, ACCOUNTS);
            IntStream.range(0, ACCOUNTS).forEach(i -> tenants.importing(i, List.of((i + 1) % ACCOUNTS)));
            var pushing = Span.begin();
            test.services().publisher().pushAll(OperationOptions.now());
            figures.add("push --all of a ring that was never pushed", pushing.text(), "20 s for 10,000");
            var comparing = Span.begin();
            var found = test.services().reconciler().compare();
            figures.add("reconcile --dry-run, in the process", comparing.text(), "was 23 s");
            var incomplete = found.accounts().stream()
                    .filter(account -> account.status() == SyncStatus.INCOMPLETE)
                    .count();
            figures.add("accounts of the ring that are incomplete", String.valueOf(incomplete), "0");
            activations(test);
            idle(test);
        }
    }

    private void activations(TestEnvironment test) {
        var exporter = test.account("org-a");
        var importer = test.account("org-b");
        var spans = IntStream.range(0, ACTIVATIONS)
                .mapToObj(i -> {
                    var draft = new OfferDraft(
                            exporter.key(), importer.key(), "orders-" + i, "orders." + i + ".>", ShareKind.STREAM);
                    var offer = test.services().federation().offer(draft);
                    var accepting = Span.begin();
                    test.services()
                            .federation()
                            .accept(offer.id(), ActingAccount.of(importer.key()), null, OperationOptions.now());
                    return accepting.wall();
                })
                .sorted()
                .toList();
        figures.add(
                "one activation beside them, proof included",
                "%.2f s, at most %.2f s".formatted(spans.get(ACTIVATIONS / 2), spans.getLast()),
                "under 1 s");
    }

    private void idle(TestEnvironment test) {
        try (var worker = Executors.newVirtualThreadPerTaskExecutor()) {
            test.services().maintenance().start(worker);
            Awaitility.await()
                    .pollDelay(SETTLING)
                    .atMost(SETTLING.plusMinutes(1))
                    .until(() -> true);
            var watching = Span.begin();
            Awaitility.await().pollDelay(WATCHED).atMost(WATCHED.plusMinutes(1)).until(() -> true);
            figures.add(
                    "background work from 30 s after that, of a core",
                    "%.1f %%".formatted(100 * watching.cpu() / watching.wall()),
                    "under 2 %");
            System.gc();
            var runtime = Runtime.getRuntime();
            var live = (runtime.totalMemory() - runtime.freeMemory()) / (1024 * 1024);
            figures.add("memory in use then", live + " MiB", "under 500 MB");
        }
    }

    /// From a moment on.
    private record Span(long wallAt, long cpuAt) {
        static Span begin() {
            return new Span(System.nanoTime(), cpuNow());
        }

        double wall() {
            return (System.nanoTime() - wallAt) / NANOS;
        }

        double cpu() {
            return (cpuNow() - cpuAt) / NANOS;
        }

        String text() {
            return "%.1f s of CPU, %.1f s".formatted(cpu(), wall());
        }

        private static long cpuNow() {
            return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class)
                    .getProcessCpuTime();
        }
    }
}
