package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.testing.Age;
import dev.sluice.testing.NatsServers;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.WebServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens that leave by one command and come in by another, in every form.
final class HandOverCommandTest {
    private final TestOperator partner = new TestOperator();
    private final Seed foreign = TestOperator.seed(KeyKind.ACCOUNT);

    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);
    private AutoCloseable server = () -> {};

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "ACCTA");
        shell.done("account", "add", "ACCTB");
        shell.done("account", "add", "ACCTC");
        var port = NatsServers.freePort();
        shell.done(
                "config",
                "generate",
                "--resolver",
                "full",
                "--preload",
                "all",
                "--host",
                "127.0.0.1",
                "--port",
                "" + port,
                "--out",
                "server.conf");
        server = NatsServers.start(Age.NEWEST, folder.resolve("server.conf"), port);
        shell.done("init", "--operator", "KO", "--server", "nats://127.0.0.1:" + port);
        shell.done("push", "--all");
        shell.done("export", "add", "retail.v1.cart.>", "--name", "CARTEVENTS-GRANT-STREAM", "--account", "ACCTA");
    }

    @AfterEach
    void end() throws Exception {
        server.close();
    }

    @Test
    @DisplayName(
            "S0-5 S0-6 S0-7 S0-11 a token leaves as file, mail block and QR, and comes in by file, text and address")
    void s0_6_aTokenIsHandedOverInEveryForm() throws IOException {
        var issued = shell.done(issue("--out", "--qr", "--qr-png", "qr.png"));
        var file = folder.resolve("CARTEVENTS-GRANT-STREAM-ACCTB.tok");
        var token = Files.readString(file).strip();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(
                issued.out().contains("█▀")
                        && issued.out().contains(file.getFileName().toString()),
                issued.out());
        assertTrue(Files.size(folder.resolve("qr.png")) > 500);
        var armoured = "-----BEGIN NATS ACTIVATION JWT-----\n" + token + "\n------END NATS ACTIVATION JWT------\n\n";

        for (var form : new String[] {token, armoured, armoured.replace("\n", "\r\n"), token + "\n"}) {
            var refused = shell.run(
                    shell.terminal(form, Optional.empty()), "import", "add", "--account", "ACCTC", "--token", "-");
            assertTrue(refused.expect(1).err().startsWith("SL-4021"), "S0-11: " + refused.err());
        }
        try (var web = new WebServer(exchange -> WebServer.answer(exchange, 200, armoured))) {
            var refused = shell.run("import", "add", "--account", "ACCTC", "--token", web.url() + "/t");
            assertTrue(refused.expect(1).err().startsWith("SL-4021"), refused.err());
            var added = shell.json("import", "add", "--account", "ACCTB", "--token", web.url() + "/t");
            assertEquals("retail.v1.cart.>", added.get("import").get("subject").asString());
            assertEquals("active", added.get("import").get("status").asString());
        }
    }

    @Test
    @DisplayName("a token is issued only when there is a place for it, and one that was lost says how to take it back")
    void tokensAreNotLost() throws IOException {
        Files.writeString(folder.resolve("there"), "mine");
        for (var option : List.of("--out", "--qr-png")) {
            OfflineCommandsTest.problem(shell.run(issue(option, "there")), "SL-6060");
        }
        assertEquals("mine", Files.readString(folder.resolve("there")));
        assertEquals(0, shell.json("federation", "ls").get("connections").size());
        var terminal = shell.terminal("", Optional.empty());
        try (var root = shell.root(Duration.ofMinutes(1))) {
            assertEquals(1, root.commands().run(List.of(issue()), new FullTerminal(terminal)));
        }
        assertTrue(terminal.complained().startsWith("SL-6063"), terminal.complained());
        var name = terminal.complained().split("\"", -1)[1];
        shell.done("federation", "rm", name, "--account", "ACCTA");
        shell.done(issue("--out", "there", "--force"));
    }

    @Test
    @DisplayName("S0-6 an armoured token is ready for a mail; a folder gets the usual name")
    void s0_6_theMailBlock() throws IOException {
        var run = shell.done(issue("--armoured"));
        assertTrue(run.out().startsWith("-----BEGIN NATS ACTIVATION JWT-----\n"), run.out());
        Files.createDirectory(folder.resolve("tokens"));
        shell.done(
                "activation",
                "issue",
                "--account",
                "ACCTA",
                "--export",
                "CARTEVENTS-GRANT-STREAM",
                "--target",
                "ACCTC",
                "--armoured",
                "--out",
                "tokens");
        var text = Files.readString(folder.resolve("tokens/CARTEVENTS-GRANT-STREAM-ACCTC.tok"));
        assertTrue(text.contains("END NATS ACTIVATION JWT"), text);
        assertEquals("SL-4023", code(Files.writeString(folder.resolve("account.jwt"), accountJwt())));
    }

    @Test
    @DisplayName("S0-11 what cannot be used is refused with its own reason, before any push")
    void s0_11_everyRefusalHasItsReason() throws IOException {
        var target = new PublicKey(key("ACCTB"));
        var good = partner.activation(foreign, target, "a.>", ShareKind.STREAM);
        assertEquals("SL-4003", code(write(good.substring(0, good.length() - 6) + "AAAAAA")));
        assertEquals("SL-4003", code(write("hello")));
        assertEquals("SL-4022", code(write(expired(target))));
        assertEquals("SL-6001", code(folder.resolve("missing.tok")));
        assertEquals("SL-6002", code(write("x".repeat(70_000))));
        var web = shell.run("import", "add", "--account", "ACCTB", "--token", "http://u:p@127.0.0.1/x");
        assertTrue(web.expect(1).err().startsWith("SL-3040"), web.err());
        assertFalse(shell.done("import", "ls").out().contains("a.>"));
    }

    private String[] issue(String... options) {
        var all = new ArrayList<>(List.of(
                "activation",
                "issue",
                "--account",
                "ACCTA",
                "--export",
                "CARTEVENTS-GRANT-STREAM",
                "--target",
                key("ACCTB")));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    private String expired(PublicKey target) {
        var claims = ActivationClaims.of(target.text(), "a.>", ShareKind.STREAM);
        BaseClaims base = claims.base().withExpires(1);
        return partner.sign(claims.withBase(base), foreign);
    }

    private String accountJwt() {
        return partner.sign(
                AccountClaims.builder(foreign.publicKey().text(), "F").build(), partner.operatorSeed());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("token.tok"), text);
    }

    private String code(Path token) {
        var run = shell.run("import", "add", "--account", "ACCTB", "--token", token.toString())
                .expect(1);
        return run.err().substring(0, 7);
    }

    private String key(String account) {
        return shell.json("account", "show", account).get("account").get("key").asString();
    }
}
