package dev.sluice.adapter.store.file;

import dev.sluice.app.Shell;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestParts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How large the file of an open database becomes when everything in it changes again and again, in pieces and in
/// no order, as after a mass change; beside what is left of it when it is closed.
@Tag("bench")
class DatabaseBench {
    private static final int ACCOUNTS = 5_000;
    private static final int TOGETHER = 50;
    private static final int PASSES = 4;
    private static final double MIB = 1024 * 1024;

    @Test
    void growth(@TempDir Path folder) throws IOException {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        var file = shell.workspace().resolve("sluice.mv.db");
        var most = 0L;
        var began = System.nanoTime();
        try (var parts = TestParts.open(shell.workspace())) {
            var environment = parts.store()
                    .read(view -> view.environments().all().getFirst().id());
            var accounts = new ArrayList<>(IntStream.range(0, ACCOUNTS)
                    .mapToObj(i -> new Account(
                            TestOperator.seed(KeyKind.ACCOUNT).publicKey(),
                            environment,
                            "tenant-" + i,
                            AccountRole.MANAGED,
                            Limits.core(),
                            Release.NONE,
                            Instant.now(),
                            null))
                    .toList());
            var random = new Random(7);
            for (var pass = 1; pass <= PASSES; pass++) {
                Collections.shuffle(accounts, random);
                for (var from = 0; from < ACCOUNTS; from += TOGETHER) {
                    var part = accounts.subList(from, from + TOGETHER);
                    var release = new Release(text(random), pass, true);
                    parts.store().write(tx -> {
                        part.forEach(account -> tx.accounts().save(account.withRelease(release)));
                        return part;
                    });
                    most = Math.max(most, Files.size(file));
                }
            }
        }
        var took = (System.nanoTime() - began) / 1e9;
        Compaction.of(new DatabaseFile(shell.workspace())).runIf(100);
        var live = Files.size(file);
        System.out.printf(
                "BENCH database of %,d accounts that all changed %d times: %.0f MiB at most, %.0f MiB of it live, %.1f times (bar 2); %.0f s%n",
                ACCOUNTS, PASSES, most / MIB, live / MIB, (double) most / live, took);
    }

    /// As long as a JWT, and as little to be compressed.
    private static String text(Random random) {
        var bytes = new byte[2_000];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
