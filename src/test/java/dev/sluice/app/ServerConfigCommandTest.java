package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import dev.sluice.testing.NatsServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// `sluice config generate`, and the servers that run with what it writes.
final class ServerConfigCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "Admin");
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName("S1-6 a server runs with the full configuration, and Sluice pushes to it and proves it")
    void s1_6_aServerRunsWithTheFullConfiguration(Age age) throws IOException {
        var port = NatsServers.freePort();
        var web = NatsServers.freePort();
        shell.done(
                "config",
                "generate",
                "--resolver",
                "full",
                "--resolver-dir",
                "./resolver",
                "--allow-delete",
                "--interval",
                "2m",
                "--preload",
                "Admin",
                "--operator-jwt",
                "KO.jwt",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--jetstream",
                "--store-dir",
                "./js",
                "--max-memory",
                "64MB",
                "--max-file",
                "1GB",
                "--websocket",
                "" + web,
                "--websocket-no-tls",
                "--websocket-origin",
                "http://localhost:3000",
                "--max-payload",
                "8MB",
                "--auth-timeout",
                "10s",
                "--server-name",
                "n1",
                "--out",
                "server.conf");
        var text = Files.readString(folder.resolve("server.conf"));
        assertTrue(text.contains("operator: \"" + folder.resolve("KO.jwt") + "\""), text);
        assertTrue(text.contains("# Account SYS") && text.contains("# Account Admin"), text);
        assertTrue(NatsServers.check(age, folder.resolve("server.conf")).startsWith("0 "));
        try (var server = NatsServers.start(age, folder.resolve("server.conf"), port)) {
            shell.done("init", "--operator", "KO", "--server", "nats://" + server.address());
            shell.done("push", "--all");
            assertTrue(
                    shell.json("proof", "Admin").get("proof").get("effective").asBoolean());
            shell.done("export", "add", "a.>", "--name", "A", "--account", "Admin");
            var proof = shell.json("proof", "Admin").get("proof");
            assertEquals(1, proof.get("stored").asInt());
            var info = greeting(port);
            assertEquals(8 * 1024 * 1024, info.get("max_payload").asInt());
            assertTrue(info.get("jetstream").asBoolean());
            assertTrue(Files.exists(folder.resolve("resolver")));
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), web)) {
                assertTrue(socket.isConnected());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName("S1-6 a server runs with a memory resolver that knows every account")
    void s1_6_aServerRunsWithTheMemoryConfiguration(Age age) throws IOException {
        var port = NatsServers.freePort();
        var run = shell.done("config", "generate", "--resolver", "memory", "--host", "127.0.0.1", "--port", "" + port);
        assertTrue(run.err().contains("memory resolver"), run.err());
        var file = Files.writeString(folder.resolve("server.conf"), run.out());
        try (var server = NatsServers.start(age, file, port)) {
            assertTrue(server.process().isAlive());
            assertEquals("127.0.0.1:" + port, server.address());
        }
    }

    @Test
    void aMemoryConfigurationNamesTheAccountsItLeavesOut() {
        shell.done("account", "add", "left");
        var some = shell.done("config", "generate", "--resolver", "memory", "--preload", "SYS");
        assertTrue(some.err().contains("left") && some.err().contains("will not know them"), some.err());
        var all = shell.done("config", "generate", "--resolver", "memory");
        assertFalse(all.err().contains("will not know them"), all.err());
    }

    @Test
    void whatIsWrittenTwiceIsTheSame() {
        var first = shell.done("config", "generate", "--resolver", "full", "--preload", "all");
        var second =
                shell.without("SLUICE_PASSPHRASE").done("config", "generate", "--resolver", "full", "--preload", "all");
        assertEquals(first.out(), second.out(), "signed once, then the text that was signed; no vault needed");
        assertFalse(first.err().contains("Warning"), first.err());
    }

    @Test
    void warningsAreToldAsDataToo() {
        var config = shell.json(
                        "config",
                        "generate",
                        "--resolver",
                        "cache",
                        "--websocket",
                        "9222",
                        "--websocket-no-tls",
                        "--max-payload",
                        "64KB")
                .get("config");
        var codes = config.get("warnings")
                .valueStream()
                .map(warning -> warning.get("code").asString())
                .toList();
        assertEquals(
                List.of(
                        "cache-answers-no-lookup",
                        "payload-bounds-pushes",
                        "websocket-in-clear",
                        "websocket-from-anywhere"),
                codes);
    }

    @Test
    void whatServersWouldRefuseIsRefusedBefore() {
        usage("config", "generate", "--resolver", "url");
        usage("config", "generate", "--resolver", "url", "--resolver-url", "http://u:p@h/x");
        usage("config", "generate", "--resolver", "url", "--resolver-url", "ftp://h/x");
        usage("config", "generate", "--resolver", "url", "--resolver-url", "http://h/x", "--preload", "Admin");
        usage("config", "generate", "--resolver", "full", "--jetstream", "--cluster", "C1");
        usage("config", "generate", "--resolver", "full", "--websocket", "9222");
        usage("config", "generate", "--resolver", "full", "--max-payload", "much");
        usage("config", "generate", "--resolver", "full", "--port", "99999");
        usage("config", "generate", "--resolver", "full", "--cluster", "C 1");
        usage("config", "generate", "--resolver", "full", "--cluster", "C1", "--route", "nats://a:b@h:1");
        usage("config", "generate", "--resolver", "perhaps");
        var unknown = shell.run("config", "generate", "--resolver", "full", "--preload", "Nobody");
        assertTrue(unknown.expect(1).err().startsWith("SL-5001"), unknown.err());
    }

    private void usage(String... arguments) {
        shell.run(arguments).expect(2);
    }

    private static JsonNode greeting(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return JsonMapper.shared().readTree(line.substring("INFO ".length()));
        }
    }
}
