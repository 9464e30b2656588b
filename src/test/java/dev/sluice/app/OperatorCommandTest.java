package dev.sluice.app;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.Age;
import dev.sluice.testing.NatsServers;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestServers;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What an operator says of itself, another identity for it, and taking over a system that runs.
class OperatorCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private static ServerTrust trust(JsonNode environment) {
        var system = environment.get("systemAccount");
        return new ServerTrust(
                environment.get("operator").get("jwt").asString(),
                system.get("key").asString(),
                system.get("jwt").asString());
    }

    @Test
    @DisplayName("S4-35 what the operator says is changed and handed over; strict use and keys in use are refused")
    void edited() {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A");
        shell.done("user", "add", "bob", "--account", "A", "--creds", "bob.creds");
        var before = shell.json("operator", "show");
        var would = shell.json("operator", "edit", "--tag", "Eu", "--service-url", "nats://h:4222", "--dry-run");
        assertFalse(would.get("changed").asBoolean());
        assertEquals(
                before.get("operator").get("jwt"),
                shell.json("operator", "show").get("operator").get("jwt"));
        shell.done(
                "operator",
                "edit",
                "--tag",
                "Eu",
                "--service-url",
                "nats://h:4222",
                "--expires",
                "90d",
                "--out",
                "op.jwt");
        var after = shell.json("operator", "show").get("operator");
        assertEquals("[\"eu\"]", after.get("tags").toString());
        assertEquals("[\"nats://h:4222\"]", after.get("serviceUrls").toString());
        assertTrue(after.get("expiresAt").isString());
        refused(shell, "SL-4005", "operator", "edit", "--service-url", "http://h/path");
        refused(shell, "SL-5187", "operator", "edit", "--system-account", "A");
        shell.done("operator", "edit", "--system-account", "SYS");
        refused(shell, "SL-5183", "operator", "edit", "--strict");
        refused(
                shell,
                "SL-2007",
                "operator",
                "edit",
                "--remove-signing-key",
                after.get("signsWith").asString());
        var spare = shell.json("key", "gen", "operator")
                .get("keys")
                .get(0)
                .get("key")
                .asString();
        shell.done("operator", "edit", "--signing-key", spare);
        assertEquals(
                2,
                shell.json("operator", "show")
                        .get("operator")
                        .get("signingKeys")
                        .size());
        shell.done("operator", "edit", "--remove-signing-key", spare);
        shell.done("user", "rm", "bob", "--account", "A");
        assertEquals(
                1,
                shell.json("operator", "show")
                        .get("operator")
                        .get("signingKeys")
                        .size());
        shell.done("operator", "edit", "--strict");
        assertTrue(shell.json("operator", "show").get("operator").get("strict").asBoolean());
    }

    @Test
    @DisplayName("S4-36 the operator gets another identity when servers have it, and clients do not notice")
    void reissued() throws Exception {
        var shell = new Shell(folder);
        var environment = shell.json("init", "--operator", "KO").get("environment");
        var old = environment.get("operator").get("jwt").asString();
        var former = environment.get("operator").get("key").asString();
        try (var cluster = TestServers.start(Age.NEWEST, trust(environment), 1)) {
            var server = cluster.servers().getFirst();
            shell.done("init", "--operator", "KO", "--server", cluster.urls().getFirst());
            shell.done("account", "add", "A");
            shell.done("user", "add", "bob", "--account", "A", "--creds", "bob.creds");
            refused(shell, "SL-5184", "operator", "reissue", "--installed");
            shell.done("operator", "reissue", "--out", "next.jwt");
            refused(shell, "SL-5064", "operator", "reissue", "--installed");
            server.stop();
            var file = server.folder().resolve("server.conf");
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replace(
                                    old,
                                    Files.readString(folder.resolve("next.jwt")).strip())
                            .replaceFirst("port: -?\\d+", "port: " + server.port()));
            try (var _ = NatsServers.start(Age.NEWEST, file, server.port())) {
                await().until(() -> isLetIn(cluster.urls().getFirst()));
                shell.done("operator", "reissue", "--installed");
                var after = shell.json("operator", "show").get("operator");
                assertFalse(former.equals(after.get("key").asString()));
                assertTrue(after.get("signingKeys").toString().contains(former));
                shell.done("account", "add", "B");
                assertTrue(isLetIn(cluster.urls().getFirst()));
            }
        }
    }

    @Test
    @DisplayName("S4-37 S4-39 a running system is taken over by credentials and keys; what others hold is left alone")
    void adopted() throws Exception {
        var theirs = new Shell(folder.resolve("theirs"));
        Files.createDirectories(folder.resolve("theirs"));
        var environment = theirs.json("init", "--operator", "KO").get("environment");
        try (var cluster = TestServers.start(Age.NEWEST, trust(environment), 1)) {
            var url = cluster.urls().getFirst();
            theirs.done("init", "--operator", "KO", "--server", url);
            theirs.done("account", "add", "MINE", "OTHER");
            theirs.done("export", "add", "feed.>", "--name", "feed", "--account", "MINE", "--public");
            theirs.done("user", "add", "admin", "--account", "SYS", "--creds", "sys.creds");
            theirs.done("user", "add", "bob", "--account", "MINE", "--creds", "bob.creds");
            for (var key : theirs.json("key", "ls").get("keys")) {
                var kind = key.get("kind").asString();
                if (kind.equals("operator-signing")) {
                    theirs.done("key", "export", key.get("key").asString(), "--out", "op.nk");
                } else if (kind.equals("account") && key.get("owner").asString().equals("MINE")) {
                    theirs.done("key", "export", key.get("key").asString(), "--out", "mine.nk");
                }
            }
            var ours = new Shell(folder);
            var adopted = ours.json(
                    "operator",
                    "adopt",
                    "--server",
                    url,
                    "--creds",
                    "theirs/sys.creds",
                    "--key",
                    "theirs/op.nk",
                    "--key",
                    "theirs/mine.nk",
                    "--level",
                    "development");
            assertEquals(
                    "MINE:true:true:true,OTHER:true:false:false,SYS:true:false:true",
                    String.join(
                            ",",
                            adopted.get("accounts")
                                    .valueStream()
                                    .map(account -> account.get("name").asString() + ":"
                                            + account.get("sign").asBoolean() + ":"
                                            + account.get("grant").asBoolean() + ":"
                                            + account.get("taken").asBoolean())
                                    .toList()));
            var roles = ours.json("account", "ls").get("accounts");
            assertTrue(roles.valueStream()
                    .anyMatch(account -> account.get("name").asString().equals("OTHER")
                            && account.get("role").asString().equals("external")));
            ours.done("reconcile");
            ours.done("account", "edit", "MINE", "--tag", "adopted");
            ours.done("user", "add", "jo", "--account", "MINE", "--creds", "jo.creds");
            assertTrue(isLetIn(url, folder.resolve("jo.creds")));
            assertTrue(isLetIn(url, folder.resolve("theirs/bob.creds")));
            partner(ours, url);
        }
    }

    /// Who holds the account's key alone, and makes its users by itself.
    private void partner(Shell ours, String url) throws Exception {
        try (var account = TestOperator.seed(KeyKind.ACCOUNT);
                var user = TestOperator.seed(KeyKind.USER)) {
            var pen = TokenSigner.of(account);
            var now = Instant.now().getEpochSecond();
            var claims =
                    AccountClaims.builder(account.publicKey().text(), "PARTNER").build();
            Files.writeString(folder.resolve("request.jwt"), JwtWriter.encode(claims, pen, now));
            var token = JwtWriter.encode(UserClaims.of(user.publicKey().text(), "u"), pen, now);
            Files.writeString(folder.resolve("partner.creds"), new String(Armour.creds(token, user)));
            assertFalse(isLetIn(url, folder.resolve("partner.creds")));
            ours.done("operator", "sign", "request.jwt", "--dry-run");
            ours.done("operator", "sign", "request.jwt", "--out", "signed.jwt", "--push");
            assertTrue(isLetIn(url, folder.resolve("partner.creds")));
        }
    }

    private boolean isLetIn(String url) throws IOException, InterruptedException {
        return isLetIn(url, folder.resolve("bob.creds"));
    }

    private static boolean isLetIn(String url, Path creds) throws InterruptedException {
        try (var _ = TestClient.connect(new Options.Builder()
                .server(url)
                .authHandler(Nats.credentials(creds.toString()))
                .noReconnect())) {
            return true;
        } catch (IOException | IllegalStateException _) {
            return false;
        }
    }

    private static void refused(Shell shell, String code, String... line) {
        var run = shell.run(line);
        assertEquals(1, run.code(), run.out());
        assertTrue(run.err().contains(code), run.err());
    }
}
