package dev.sluice.daily;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.app.Shell;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestServers;
import dev.sluice.testing.TransitDouble;
import dev.sluice.testing.TransitDouble.Mood;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator whose signing key lies in a key service, on a real server.
class RemoteKeyTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("G15 accounts are signed by a key that never lies here; while it is sealed nothing changes")
    void signed() throws Exception {
        var shell = new Shell(folder);
        var made = shell.json("init", "--operator", "KO").get("environment").get("systemAccount");
        Files.writeString(folder.resolve("token"), TransitDouble.TOKEN);
        try (var engine = new TransitDouble()) {
            var key = engine.seed().publicKey().text();
            engine.become(Mood.OTHER_KEY);
            assertEquals(1, add(shell, engine).code(), "what it signs is not of the key that it tells");
            engine.become(Mood.WELL);
            var added = add(shell, engine).expect(0);
            assertTrue(added.out().contains(key), added.out());
            assertEquals(1, shell.run("key", "remote", "use", key).code(), "the operator does not name it yet");
            shell.done("operator", "edit", "--signing-key", key);
            shell.done("key", "remote", "use", key);
            var operator = shell.json("operator", "show").get("operator");
            assertEquals(key, operator.get("signsWith").asString());
            var trust = new ServerTrust(
                    operator.get("jwt").asString(),
                    made.get("key").asString(),
                    made.get("jwt").asString());
            try (var servers = TestServers.start(Age.NEWEST, trust, 1)) {
                shell.done(
                        "init", "--operator", "KO", "--server", servers.urls().getFirst());
                shell.done("account", "add", "ACME");
                shell.done("user", "add", "bob", "--account", "ACME", "--creds", "bob.creds");
                var daily = new DailyShell(shell, folder, servers);
                assertTrue(daily.isLetIn("bob.creds"));
                assertEquals(1, shell.run("key", "remote", "rm", key).code(), "something rests on it");
                engine.become(Mood.SEALED);
                var sealed = shell.run("account", "edit", "ACME", "--connections", "7");
                assertEquals(1, sealed.code());
                assertTrue(sealed.err().contains("SL-2041"), sealed.err());
                assertFalse(sealed.err().contains(TransitDouble.TOKEN));
                engine.become(Mood.WELL);
                assertEquals(
                        0,
                        shell.run("account", "edit", "ACME", "--connections", "7")
                                .code());
            }
        }
    }

    private static Shell.Run add(Shell shell, TransitDouble engine) {
        return shell.run("key", "remote", "add", "nats-operator", "--address", engine.url(), "--token-file", "token");
    }
}
