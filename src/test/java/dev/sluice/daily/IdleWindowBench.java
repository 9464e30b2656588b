package dev.sluice.daily;

import dev.sluice.app.Shell;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window in a process of its own, after a fifth of its accounts were changed through it by a batch: from 30 s
/// after that on it is to take less than 2 % of a core, and 500 MB.
@Tag("bench")
class IdleWindowBench {
    private static final int ACCOUNTS = Integer.getInteger("sluice.accounts", 5_000);
    private static final int SOURCES = 2;
    private static final int CHANGED_PART = 5;
    private static final int ROUNDS = 3;
    private static final Duration SETTLING = Duration.ofSeconds(30);

    @TempDir
    private Path folder = Path.of("");

    @Test
    void idle() throws Exception {
        try (var daily = DailyShell.start(folder, Age.NEWEST)) {
            fill(daily.shell().workspace());
            daily.done("push --all");
            var window = open(daily.shell().workspace());
            try (var printed = window.inputReader()) {
                for (var line = printed.readLine(); !UnlockedWindowMain.UNLOCKED.equals(line); ) {
                    line = printed.readLine();
                }
                print("before the change", window, daily);
                Files.write(
                        folder.resolve("commands"),
                        IntStream.range(0, ACCOUNTS / CHANGED_PART)
                                .mapToObj(i -> "account edit tenant-" + i + " --connections 77")
                                .toList());
                var began = System.nanoTime();
                var run = daily.run("batch commands --push-once");
                System.out.printf(
                        "BENCH %,d accounts changed and pushed by a batch through the window: %.1f s, exit code %d%n",
                        ACCOUNTS / CHANGED_PART, (System.nanoTime() - began) / 1e9, run.code());
                for (var round = 0; round < ROUNDS; round++) {
                    var cpu = cpu(window);
                    pass();
                    System.out.printf(
                            "BENCH window of %,d accounts from %d s after that, of a core: %.2f %% (bar 2 %% from 30 s on)%n",
                            ACCOUNTS, round * SETTLING.toSeconds(), 100.0 * (cpu(window) - cpu) / SETTLING.toNanos());
                }
                print("after it", window, daily);
            } finally {
                window.destroy();
                window.waitFor();
            }
        }
    }

    private static void pass() {
        Awaitility.await().pollDelay(SETTLING).atMost(SETTLING.plusMinutes(1)).until(() -> true);
    }

    private static long cpu(Process window) {
        return window.toHandle()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .orElse(0L);
    }

    private static void print(String when, Process window, DailyShell daily) throws IOException {
        var status = Path.of("/proc/" + window.pid() + "/status");
        var memory = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .findFirst()
                .orElse("");
        System.out.printf(
                "BENCH window of %,d accounts, %s: %s (bar 500 MB), database %d MB%n",
                ACCOUNTS,
                when,
                memory.replaceAll("\\s+", " "),
                Files.size(daily.shell().workspace().resolve("sluice.mv.db")) / 1_000_000);
    }

    private Process open(Path workspace) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var builder = new ProcessBuilder(
                        java.toString(),
                        "@packaging/jvm.options",
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--module-path",
                        "target/modules",
                        "--add-modules",
                        "javafx.controls",
                        UnlockedWindowMain.class.getName(),
                        "--workspace",
                        workspace.toString())
                .redirectErrorStream(true);
        builder.environment().put(UnlockedWindowMain.PASSPHRASE, Shell.PASSPHRASE);
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        return builder.start();
    }

    /// Accounts that were never pushed, each with a public export and imports from others.
    private static void fill(Path workspace) {
        try (var parts = TestParts.open(workspace)) {
            var keys = IntStream.range(0, ACCOUNTS)
                    .mapToObj(_ -> TestOperator.seed(KeyKind.ACCOUNT).publicKey())
                    .toList();
            parts.store().write(tx -> {
                var environment = tx.environments().all().getFirst().id();
                IntStream.range(0, ACCOUNTS).forEach(i -> {
                    tx.accounts().save(account(environment, keys.get(i), i));
                    tx.exports().save(export(keys.get(i), i));
                });
                IntStream.range(SOURCES, ACCOUNTS)
                        .forEach(i -> IntStream.rangeClosed(1, SOURCES)
                                .forEach(back -> tx.imports().save(imported(keys, i, i - back))));
                return keys;
            });
        }
    }

    private static Account account(EnvironmentId environment, PublicKey key, int number) {
        return new Account(
                key,
                environment,
                "tenant-" + number,
                AccountRole.MANAGED,
                Limits.core(),
                Release.NONE,
                Instant.now(),
                null);
    }

    private static Subject subject(int number) {
        return Subject.of("tenant" + number + ".events.>");
    }

    private static Export export(PublicKey account, int number) {
        return new Export(
                new ExportId(UUID.randomUUID()),
                account,
                "events",
                subject(number),
                ShareKind.STREAM,
                Visibility.PUBLIC,
                Export.Origin.STANDALONE,
                Instant.now(),
                null);
    }

    private static Import imported(List<PublicKey> keys, int importer, int exporter) {
        return new Import(
                new ImportId(UUID.randomUUID()),
                keys.get(importer),
                "events-" + exporter,
                keys.get(exporter),
                subject(exporter),
                null,
                ShareKind.STREAM,
                Instant.now(),
                null);
    }
}
