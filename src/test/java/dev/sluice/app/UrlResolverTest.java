package dev.sluice.app;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.testing.AccountServerDouble;
import dev.sluice.testing.Age;
import dev.sluice.testing.NatsServers;
import dev.sluice.testing.TestClient;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// Sharing on servers with a URL resolver: through their account server, by commands alone.
final class UrlResolverTest {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration NEVER = Duration.ofMillis(200);

    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);
    private AccountServerDouble accountServer = new AccountServerDouble("");
    private int port;

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
        port = NatsServers.freePort();
        shell.done("init", "--operator", "KO", "--server", "nats://127.0.0.1:" + port);
        shell.done("account", "add", "A", "--stage");
        shell.done("account", "add", "B", "--stage");
        shell.done("account-server", "push", accountServer.url());
        shell.done(
                "config",
                "generate",
                "--resolver",
                "url",
                "--resolver-url",
                accountServer.url() + "/jwt/v1/accounts/",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--out",
                "server.conf");
        shell.done("user", "add", "a", "--account", "A", "--creds", "a.creds");
        shell.done("user", "add", "b", "--account", "B", "--creds", "b.creds");
    }

    @AfterEach
    void end() {
        accountServer.close();
    }

    private NatsServers.Running start(Age age) {
        return NatsServers.start(age, folder.resolve("server.conf"), port);
    }

    private TestClient client(String user) throws IOException, InterruptedException {
        var creds = Nats.credentials(folder.resolve(user + ".creds").toString());
        return TestClient.connect(
                new Options.Builder().server("nats://127.0.0.1:" + port).authHandler(creds));
    }

    private void share() {
        shell.done("federation", "export", "orders.>", "--account", "A", "--to", "B", "--name", "orders");
        shell.done("federation", "import", "orders.>", "--account", "B", "--from", "A", "--as", "vendor.>");
    }

    private String status() {
        var live = shell.json("federation", "ls").get("connections");
        var found = live.isEmpty() ? shell.json("federation", "ls", "--history").get("connections") : live;
        return found.get(0).get("status").asString();
    }

    private void assertInStep() {
        var found = shell.json("reconcile", "--dry-run");
        assertFalse(found.get("drift").asBoolean(), found.toString());
        assertEquals(3, found.get("accounts").size());
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName(
            "S1-7 S1-16 shared, proven, revoked through the account server, for whoever is loaded and after a restart")
    void s1_7_s1_16_sharedAndRevokedThroughTheAccountServer(Age age) throws Exception {
        shell.done("environment", "set", "--account-server", accountServer.url());
        try (var _ = start(age);
                var a = client("a");
                var b = client("b")) {
            shell.done("push");
            var arrived = b.connection().subscribe("vendor.>");
            b.flush();
            share();
            assertEquals("active", status());
            a.publish("orders.1", "one");
            assertNotNull(arrived.nextMessage(SOON));
            assertTrue(shell.json("proof", "A").get("proof").get("effective").asBoolean());
            assertInStep();
        }
        try (var _ = start(age);
                var a = client("a");
                var b = client("b")) {
            assertEquals("active", status());
            var arrived = b.connection().subscribe("vendor.>");
            b.flush();
            shell.done("federation", "rm", "orders", "--account", "A");
            a.publish("orders.2", "two");
            assertNull(arrived.nextMessage(NEVER));
            assertInStep();
            shell.done("account", "rm", "B");
            assertFalse(shell.json("reconcile", "--dry-run").get("drift").asBoolean());
        }
    }

    @Test
    @DisplayName(
            "S1-7 nothing is taken, signed or shared while the account server refuses or is away; a revocation goes on later")
    void s1_7_nothingIsTakenWhileTheAccountServerRefuses() {
        shell.done("environment", "set", "--account-server", accountServer.url());
        try (var _ = start(Age.NEWEST)) {
            shell.done("push");
            share();
            var key =
                    shell.json("account", "show", "A").get("account").get("key").asString();
            var before = accountServer.stored().get(key);
            accountServer.refuse(key, 500);
            var refused = shell.run("export", "add", "more.>", "--account", "A", "--name", "more");
            assertTrue(refused.expect(1).err().contains("the account server " + accountServer.url()), refused.err());
            assertEquals(before, accountServer.stored().get(key));
            shell.run("federation", "rm", "orders", "--account", "A").expect(3);
            assertEquals("revoking", status());
            accountServer.take(key);
            shell.done("push");
            assertEquals("revoked", status());
            accountServer.close();
            var away = shell.run("export", "add", "more.>", "--account", "A", "--name", "more");
            assertTrue(away.expect(1).err().startsWith("SL-3042"), away.err());
        }
    }

    @Test
    @DisplayName(
            "S1-16 servers that keep nothing are told as the cause, their accounts are never missing, and nothing is signed")
    void s1_16_theResolverIsToldAsTheCause() throws Exception {
        try (var _ = start(Age.NEWEST);
                var _ = client("a")) {
            shell.done("environment", "set", "--resolver", "detect");
            var before = accounts();
            var pushed = shell.run("push").expect(1);
            assertTrue(pushed.err().startsWith("SL-3004"), pushed.err());
            assertTrue(pushed.err().contains("environment set --account-server"), pushed.err());
            var added = shell.run("export", "add", "more.>", "--account", "A", "--name", "more")
                    .expect(1);
            assertTrue(added.err().startsWith("SL-3004"), added.err());
            assertEquals(before, accounts());
            var found = shell.json("reconcile", "--dry-run").get("accounts");
            for (var account : found) {
                assertFalse(account.get("status").asString().equals("missing"), found.toString());
            }
        }
    }

    @Test
    @DisplayName("S1-7 account-server push leaves what is staged waiting, and push takes it")
    void s1_7_accountServerPushLeavesWhatIsStaged() throws Exception {
        // Nothing is set: the configuration was generated here, and servers keep nothing.
        try (var _ = start(Age.NEWEST);
                var _ = client("a")) {
            shell.done("export", "add", "more.>", "--account", "A", "--name", "more", "--stage");
            shell.done("account-server", "push", accountServer.url());
            assertEquals(0, exports());
            assertInStep();
            shell.done("push");
            assertEquals(1, exports());
            assertInStep();
        }
    }

    private int exports() throws Exception {
        var key = shell.json("account", "show", "A").get("account").get("key").asString();
        return JwtReader.decodeAccount(requireNonNull(accountServer.stored().get(key)))
                .claims()
                .exports()
                .size();
    }

    private JsonNode accounts() {
        return shell.json("account", "revisions", "A");
    }
}
