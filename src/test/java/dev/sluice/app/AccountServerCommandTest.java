package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.testing.AccountServerDouble;
import dev.sluice.testing.Age;
import dev.sluice.testing.NatsServers;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.WebServer;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// `sluice account-server` against a server of the documented routes.
final class AccountServerCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);
    private AccountServerDouble server = new AccountServerDouble("");

    @BeforeEach
    void begin() {
        server.close();
        shell = new Shell(folder);
        var made = shell.json("init", "--operator", "KO").get("environment");
        server = new AccountServerDouble(made.get("operator").get("jwt").asString());
        shell.done("account", "add", "X");
        shell.done("account", "add", "Y");
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    @DisplayName("S1-7 each account is posted to /jwt/v1/accounts/<pub> as application/jwt, and read back the same")
    void s1_7_everyAccountIsUploaded() {
        var pushed = shell.json("account-server", "push", server.url()).get("accounts");
        assertEquals(List.of("taken", "taken", "taken"), texts(pushed, "status"));
        assertTrue(
                server.requests().contains("POST /jwt/v1/accounts/" + key("X")),
                server.requests().toString());
        assertEquals(3, server.stored().size());
        // Without the vault: everything is signed already, and reading needs no keys.
        var pulled = shell.without("SLUICE_PASSPHRASE").json("account-server", "pull", server.url() + "/jwt/v1/");
        assertEquals(List.of("same", "same", "same"), texts(pulled.get("accounts"), "status"));
        assertTrue(pulled.get("operatorMatches").asBoolean());
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName("S1-6 S1-7 a server with a URL resolver takes the accounts that were uploaded")
    void s1_6_s1_7_aServerReadsWhatWasUploaded(Age age) throws Exception {
        shell.done("account-server", "push", server.url());
        shell.done("user", "add", "x", "--account", "X", "--creds", "x.creds");
        var port = NatsServers.freePort();
        var config = shell.done(
                "config",
                "generate",
                "--resolver",
                "url",
                "--resolver-url",
                server.url() + "/jwt/v1/accounts/",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--out",
                "server.conf");
        assertTrue(config.err().contains("account-server push"), config.err());
        var creds = Nats.credentials(folder.resolve("x.creds").toString());
        try (var running = NatsServers.start(age, folder.resolve("server.conf"), port);
                var client = TestClient.connect(new Options.Builder()
                        .server("nats://" + running.address())
                        .authHandler(creds))) {
            assertEquals(Connection.Status.CONNECTED, client.connection().getStatus());
        }
        assertTrue(server.requests().contains("GET /jwt/v1/accounts/" + key("X")), "the server asked for it");
    }

    @Test
    @DisplayName("S1-7 every answer but 200 is a failure, told per account")
    void s1_7_everythingBut200IsAFailure() {
        for (var status : new int[] {201, 202, 204, 301, 400, 404, 500}) {
            server.refuse(key("X"), status);
            var run = shell.run("account-server", "push", server.url()).expect(3);
            assertTrue(run.out().matches("(?s).*X +failed +status " + status + ".*"), run.out());
            assertTrue(run.err().startsWith("SL-3041"), run.err());
            assertFalse(run.out().contains("\u001b"), "nothing that a terminal obeys");
        }
        shell.run("account-server", "push", server.url(), "X").expect(1);
        assertFalse(server.stored().containsKey(key("X")));
    }

    @Test
    @DisplayName("S1-7 what is pulled is verified before anything is believed of it")
    void s1_7_whatIsPulledIsVerified() throws IOException {
        shell.done("account-server", "push", server.url());
        var stranger = new TestOperator();
        var forged = AccountClaims.builder(key("X"), "X").build();
        server.stored().put(key("X"), stranger.sign(forged, stranger.operatorSeed()));
        server.stored().put(key("Y"), server.stored().get(key("SYS")));
        Files.createDirectory(folder.resolve("out"));
        var run = shell.run("account-server", "pull", server.url(), "--out", "out");
        assertTrue(run.expect(1).err().contains("SL-3043"), run.err());
        assertTrue(run.out().matches("(?s).*X +unknown-signer.*Y +unusable.*"), run.out());
        try (var kept = Files.list(folder.resolve("out"))) {
            assertEquals(
                    List.of(key("SYS") + ".jwt"),
                    kept.map(file -> file.getFileName().toString()).toList());
        }
        server.stored().put(key("X"), "x".repeat(2 * 1024 * 1024));
        var huge = shell.run("account-server", "pull", server.url(), "X").expect(1);
        assertTrue(huge.err().startsWith("SL-3042"), huge.err());
    }

    @Test
    @DisplayName("S1-7 what is staged is not sent, and nobody is told that it was taken")
    void s1_7_whatIsStagedIsNotTaken() {
        shell.done("account-server", "push", server.url());
        var before = server.stored().get(key("X"));
        shell.done("export", "add", "news.>", "--account", "X", "--name", "news");
        var pushed =
                shell.json("account-server", "push", server.url(), "X", "Y").get("accounts");
        assertEquals(List.of("taken-without-staged", "taken"), texts(pushed, "status"));
        assertEquals(before, server.stored().get(key("X")));
        var told = shell.done("account-server", "push", server.url(), "X");
        assertTrue(told.out().contains("waiting in the change set and not sent: 1"), told.out());
        assertTrue(told.err().contains("sluice push"), told.err());
    }

    @Test
    void whatIsMissingThereOrNewerHereIsTold() {
        shell.done("account-server", "push", server.url(), "X");
        var pulled =
                shell.json("account-server", "pull", server.url(), "X", "Y").get("accounts");
        assertEquals(List.of("same", "missing"), texts(pulled, "status"));
    }

    @Test
    void redirectsAreNotFollowedAndAddressesAreChecked() {
        try (var away = new WebServer(exchange -> {
            exchange.getResponseHeaders().set("Location", server.url());
            WebServer.answer(exchange, 307, "");
        })) {
            shell.run("account-server", "push", away.url()).expect(1);
            assertTrue(server.stored().isEmpty());
        }
        for (var address : List.of("ftp://h/", "http://u:secret@h/", "file:///etc", "h:9090", "")) {
            var run = shell.run("account-server", "push", address).expect(1);
            assertTrue(run.err().startsWith("SL-3040"), run.err());
            assertFalse(run.err().contains("secret"), run.err());
        }
        shell.run("account-server", "pull", "http://127.0.0.1:1").expect(1);
    }

    @Test
    void anotherOperatorIsTold() {
        try (var other = new AccountServerDouble(new TestOperator().trust().operatorJwt())) {
            var run = shell.done("account-server", "pull", other.url());
            assertTrue(run.err().contains("operator of this environment"), run.err());
        }
    }

    private String key(String account) {
        for (JsonNode one : shell.json("account", "ls").get("accounts")) {
            if (one.get("name").asString().equals(account)) {
                return one.get("key").asString();
            }
        }
        throw new AssertionError("no account " + account);
    }

    private static List<String> texts(JsonNode list, String field) {
        return list.valueStream().map(one -> one.get(field).asString()).toList();
    }
}
