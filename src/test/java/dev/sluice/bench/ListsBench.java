package dev.sluice.bench;

import dev.sluice.app.Shell;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.Connection.Share;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestParts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists of the command line in a workspace of 5,000 accounts, 10,000 exports and 10,000 connections.
@Tag("bench")
class ListsBench {
    private static final int ACCOUNTS = 5_000;
    private static final int CONNECTIONS = 10_000;
    private static final int ROUNDS = 5;
    private static final String TOKEN = "x".repeat(600);

    @Test
    void lists(@TempDir Path folder) {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        fill(shell.workspace());
        print(shell, "export ls", 3.0);
        print(shell, "account ls", 2.0);
        print(shell, "federation ls", 2.0);
        print(shell, "account show tenant-7", 2.0);
        print(shell, "import ls --account tenant-7", 2.0);
    }

    private static void print(Shell shell, String command, double bar) {
        var best = IntStream.range(0, ROUNDS)
                .mapToLong(_ -> {
                    var began = System.nanoTime();
                    shell.done(command.split(" "));
                    return (System.nanoTime() - began) / 1_000_000;
                })
                .min()
                .orElseThrow();
        System.out.printf(
                "BENCH %s of %,d accounts, %,d exports, %,d connections: %.1f s (bar %.0f s)%n",
                command, ACCOUNTS, CONNECTIONS, CONNECTIONS, best / 1000.0, bar);
    }

    static void fill(Path workspace) {
        try (var parts = TestParts.open(workspace)) {
            var environment = parts.store()
                    .read(view -> view.environments().all().getFirst().id());
            var keys = IntStream.range(0, ACCOUNTS)
                    .mapToObj(_ -> TestOperator.seed(KeyKind.ACCOUNT).publicKey())
                    .toList();
            parts.store().write(tx -> {
                IntStream.range(0, ACCOUNTS).forEach(i -> tx.accounts().save(account(environment, keys.get(i), i)));
                IntStream.range(0, CONNECTIONS).forEach(i -> {
                    var export = export(keys.get(i % ACCOUNTS), i);
                    tx.exports().save(export);
                    tx.connections().save(connection(environment, export, keys.get((i + 1) % ACCOUNTS)));
                });
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

    private static Export export(PublicKey account, int number) {
        return new Export(
                new ExportId(UUID.randomUUID()),
                account,
                "events-" + number,
                Subject.of("tenant.events" + number + ".>"),
                ShareKind.STREAM,
                Visibility.PRIVATE,
                Export.Origin.STANDALONE,
                Instant.now(),
                null);
    }

    private static Connection connection(EnvironmentId environment, Export export, PublicKey importer) {
        var now = Instant.now();
        return new Connection(
                new ConnectionId(UUID.randomUUID()),
                environment,
                new Share(export.name(), export.kind(), export.subject(), export.account(), importer, export.id()),
                Reception.SAME,
                new Grant(TOKEN, now.getEpochSecond(), Grant.Custody.LEFT),
                new Status(ConnectionState.ACTIVE, Reason.NONE, now, null),
                now,
                null);
    }
}
