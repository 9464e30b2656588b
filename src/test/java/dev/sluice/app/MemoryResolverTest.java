package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import dev.sluice.testing.NatsServers;
import dev.sluice.testing.TestClient;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Sharing on servers that know only what their configuration brings along, by commands alone.
final class MemoryResolverTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration NEVER = Duration.ofMillis(200);

    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);
    private int port;

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
        port = NatsServers.freePort();
        shell.done("init", "--operator", "KO", "--resolver", "memory", "--server", "nats://127.0.0.1:" + port);
        shell.done("account", "add", "A", "--stage");
        shell.done("account", "add", "B", "--stage");
        shell.done("user", "add", "a", "--account", "A", "--creds", "a.creds");
        shell.done("user", "add", "b", "--account", "B", "--creds", "b.creds");
        configure();
    }

    private void configure() {
        shell.done(
                "config",
                "generate",
                "--resolver",
                "memory",
                "--preload",
                "all",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--force",
                "--out",
                "server.conf");
    }

    private NatsServers.Running start(Age age) {
        return NatsServers.start(age, folder.resolve("server.conf"), port);
    }

    private TestClient client(String user) throws IOException, InterruptedException {
        var creds = Nats.credentials(folder.resolve(user + ".creds").toString());
        return TestClient.connect(
                new Options.Builder().server("nats://127.0.0.1:" + port).authHandler(creds));
    }

    private JsonNode share() {
        shell.done("federation", "export", "orders.>", "--account", "A", "--to", "B", "--name", "orders");
        return shell.json("federation", "accept", "orders", "--account", "B", "--as", "vendor.>");
    }

    private String status() {
        var live = shell.json("federation", "ls").get("connections");
        var found = live.isEmpty() ? shell.json("federation", "ls", "--history").get("connections") : live;
        return found.get(0).get("status").asString();
    }

    private JsonNode standing(String name) {
        for (var account : shell.json("reconcile", "--dry-run").get("accounts")) {
            if (account.get("name").asString().equals(name)) {
                return account;
            }
        }
        throw new AssertionError("no account " + name);
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName(
            "S1-16 a share waits until servers have what is to be installed, and a revocation is revoking until then")
    void s1_16_aShareWaitsUntilItIsInstalled(Age age) throws Exception {
        try (var server = start(age);
                var a = client("a");
                var b = client("b")) {
            shell.done("push");
            assertEquals("in-step", standing("A").get("status").asString());
            var arrived = b.connection().subscribe("vendor.>");
            b.flush();

            var accepted = share();
            assertEquals("waiting", accepted.get("outcome").asString());
            assertEquals(2, accepted.get("install").size());
            assertEquals("activating", status());
            // Looking again signs nothing anew: what is being installed stays the latest.
            var waiting = shell.run("push").expect(3);
            assertTrue(waiting.err().startsWith("SL-3019"), waiting.err());
            assertEquals("unconfirmed", standing("A").get("status").asString());
            configure();
            server.reload();
            shell.done("proof", "A");
            assertEquals("active", status());
            a.publish("orders.1", "one");
            assertNotNull(arrived.nextMessage(SOON));

            var ended =
                    shell.run("federation", "rm", "orders", "--account", "A").expect(3);
            assertTrue(ended.err().startsWith("SL-3019"), ended.err());
            assertEquals("revoking", status());
            a.publish("orders.2", "still");
            assertNotNull(arrived.nextMessage(SOON));
            configure();
            server.reload();
            a.publish("orders.3", "never");
            assertNull(arrived.nextMessage(NEVER));
            shell.done("reconcile");
            assertEquals("revoked", status());
        }
    }

    @Test
    @DisplayName("S1-16 what servers hold is never missing, and a connection stays active while another change waits")
    void s1_16_whatServersHoldIsNeverMissing() {
        try (var server = start(Age.NEWEST)) {
            shell.done("push");
            share();
            configure();
            server.reload();
            shell.done("push");
            assertEquals("active", status());
            shell.done("export", "add", "more.>", "--account", "A", "--name", "more");
            assertEquals("unconfirmed", standing("A").get("status").asString());
            assertEquals("in-step", standing("B").get("status").asString());
            assertEquals("active", status());
            // Servers that keep nothing, and of which nobody said where they look instead.
            shell.done("environment", "set", "--resolver", "detect");
            assertNotEquals("missing", standing("A").get("status").asString());
            var told = shell.run("push").expect(1);
            assertTrue(told.err().startsWith("SL-3004"), told.err());
        }
    }

    @Test
    @DisplayName("S1-16 a share that waits to be installed is put back when somebody wants that")
    void s1_16_aWaitingShareIsPutBack() {
        try (var server = start(Age.NEWEST)) {
            shell.done("push");
            share();
            var work = shell.json("recover", "ls").get("open").get(0).get("id").asString();
            shell.run("recover", "back", work).expect(3);
            assertEquals("activating", status());
            configure();
            server.reload();
            shell.done("push");
            assertEquals("pending", status());
        }
    }

    @Test
    @DisplayName(
            "S1-16 an account that is deleted locks everybody out when that is installed, and leaves the next configuration")
    void s1_16_aDeletedAccountLeavesTheConfiguration() throws Exception {
        try (var server = start(Age.NEWEST)) {
            shell.done("push");
            shell.run("account", "rm", "B").expect(3);
            configure();
            server.reload();
            shell.done("push");
            assertFalse(shell.json("reconcile", "--dry-run").get("drift").asBoolean());
            var key = shell.json("account", "ls").toString();
            assertFalse(key.contains("\"B\""), key);
        }
    }
}
