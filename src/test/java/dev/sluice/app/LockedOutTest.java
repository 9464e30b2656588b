package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import dev.sluice.testing.NatsServers;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Deleting an account where servers do not allow it.
final class LockedOutTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("S3-A11 where servers allow no deletion, the locked out JWT stays, and every answer says so")
    void staysLockedOut() {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        var port = NatsServers.freePort();
        shell.done(
                "config",
                "generate",
                "--resolver",
                "full",
                "--no-allow-delete",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--out",
                "server.conf");
        try (var server = NatsServers.start(Age.NEWEST, folder.resolve("server.conf"), port)) {
            shell.done("init", "--operator", "KO", "--server", "nats://" + server.address());
            shell.done("account", "add", "ACCTA");
            var key = shell.json("account", "show", "ACCTA")
                    .get("account")
                    .get("key")
                    .asString();
            assertTrue(shell.done("account", "rm", "ACCTA").out().contains("do not allow deletion"));
            assertTrue(shell.done("reconcile").out().contains("locks everybody out"));
            var found = shell.json("reconcile", "--dry-run");
            assertFalse(found.get("drift").asBoolean());
            var left = found.get("accounts")
                    .valueStream()
                    .filter(account -> account.get("key").asString().equals(key))
                    .findFirst()
                    .orElseThrow();
            assertEquals("locked-out", left.get("status").asString());
        }
    }
}
