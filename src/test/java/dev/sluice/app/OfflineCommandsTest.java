package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.vault.FileVault;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.workspace.Passphrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands against a real workspace that has no servers yet.
final class OfflineCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
    }

    @Test
    void initMakesAWorkspaceForItsOwnerOnly() throws IOException {
        var made = shell.json("init", "--operator", "KO").get("environment");
        assertEquals("KO", made.get("name").asString());
        assertEquals("development", made.get("level").asString());
        assertTrue(PublicKey.isValid(made.get("operator").get("key").asString(), KeyKind.OPERATOR));
        assertTrue(made.get("operator").get("jwt").asString().startsWith("eyJ"));
        assertTrue(made.get("systemAccount").get("jwt").asString().startsWith("eyJ"));
        var mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(shell.workspace()));
        assertEquals("rwx------", mode);
        problem(shell.run("init", "--operator", "KO"), "SL-1010");
        shell.done("init", "--operator", "Other");
        problem(shell.run("account", "ls"), "SL-1009");
        shell.done("account", "ls", "--environment", "KO");
    }

    @Test
    void aNewWorkspaceNeedsAPassphrase() {
        problem(shell.without("SLUICE_PASSPHRASE").run("init", "--operator", "KO"), "SL-2005");
        assertFalse(Files.exists(shell.workspace().resolve("sluice.mv.db")));
    }

    @Test
    @DisplayName("a passphrase that is easy to guess, and a file that others can read it in, are told once")
    void passphrasesWorthLittleAreTold() throws IOException {
        Files.writeString(folder.resolve("secret"), "horse\n");
        Files.setPosixFilePermissions(folder.resolve("secret"), PosixFilePermissions.fromString("rw-r--r--"));
        var made = shell.done("init", "--operator", "KO", "--passphrase-file", "secret");
        assertTrue(made.err().contains("easy to guess"), made.err());
        assertTrue(made.err().contains("chmod 600"), made.err());
        assertEquals(
                "",
                shell.done("account", "add", "A", "--passphrase-file", "secret").err());
        var other = new Shell(folder.resolve("other"));
        assertEquals("", other.done("init", "--operator", "KO").err());
    }

    @Test
    @DisplayName("a vault that opens without a passphrase, put in the place of the workspace's own, is refused")
    void vaultsOpenToAllAreForSandboxes() throws IOException {
        shell.done("init", "--operator", "KO", "--level", "production");
        var entropy = new SecureRandom();
        Files.delete(shell.workspace().resolve("vault.json"));
        FileVault.create(shell.workspace(), Passphrase.none(), Strength.LEAST, entropy::nextBytes);
        var swapped = Files.readString(shell.workspace().resolve("vault.json"));
        for (var line : List.of("account add a", "account ls", "init --operator KO2", "audit verify")) {
            problem(shell.run(line.split(" ", -1)), "SL-2020");
        }
        assertEquals(swapped, Files.readString(shell.workspace().resolve("vault.json")));
        Files.delete(shell.workspace().resolve("vault.json"));
        Files.createSymbolicLink(shell.workspace().resolve("vault.json"), folder.resolve("elsewhere"));
        problem(shell.run("account", "ls"), "SL-1082");
    }

    @Test
    @DisplayName("names that look like another are refused, and what is confirmed shows the ends of keys")
    void namesAreToldApart() {
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "prod");
        shell.done("account", "add", "A");
        var locked = shell.without("SLUICE_PASSPHRASE");
        problem(locked.run("account", "add", "pr\u043ed"), "SL-1084");
        problem(locked.run("account", "add", "\uff50rod"), "SL-1084");
        problem(locked.run("account", "add", "prod\u3164"), "SL-1013");
        problem(locked.run("account", "add", "\u2800"), "SL-1013");
        var key =
                shell.json("account", "show", "prod").get("account").get("key").asString();
        var told = shell.done("federation", "export", "a.>", "--account", "A", "--to", "prod", "--name", "N");
        assertTrue(told.out().contains("prod (" + key.substring(0, 5)), told.out());
    }

    @Test
    void thePassphraseIsAskedForWhenSomebodyIsThere() {
        var silent = shell.without("SLUICE_PASSPHRASE");
        var typing = silent.terminal("", Optional.of("typed by hand"));
        silent.run(typing, "init", "--operator", "KO").expect(0);
        silent.with("SLUICE_PASSPHRASE", "typed by hand").done("account", "add", "A");
        problem(silent.run("account", "add", "B"), "SL-2001");
        problem(silent.with("SLUICE_PASSPHRASE", "wrong").run("account", "add", "B"), "SL-2002");
        assertEquals(2, silent.json("account", "ls").get("accounts").size());
    }

    @Test
    void thePassphraseComesFromAFileOrTheStandardInput() throws IOException {
        var silent = shell.without("SLUICE_PASSPHRASE");
        Files.writeString(folder.resolve("secret"), "from a file\nnot this line\n");
        silent.done("init", "--operator", "KO", "--passphrase-file", "secret");
        silent.run(silent.terminal("from a file\n", Optional.empty()), "account", "add", "A", "--passphrase-file", "-")
                .expect(0);
        Files.writeString(folder.resolve("secret"), "x".repeat(5000));
        problem(silent.run("account", "add", "B", "--passphrase-file", "secret"), "SL-6002");
        problem(silent.run("account", "add", "B", "--passphrase-file", "missing"), "SL-6001");
    }

    @Test
    void badInputIsRefusedAndChangesNothing() {
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A");
        shell.done("account", "add", "B");
        // None of this gets as far as a key, and unlocking is slow on purpose.
        var locked = shell.without("SLUICE_PASSPHRASE");
        problem(locked.run("account", "add", "a"), "SL-5002");
        problem(locked.run("account", "add", "no/slash"), "SL-1013");
        problem(locked.run("account", "show", "nobody"), "SL-5001");
        problem(locked.run("export", "add", ">", "--name", "E", "--account", "A"), "SL-4002");
        problem(locked.run("export", "add", "a..b", "--name", "E", "--account", "A"), "SL-4001");
        problem(locked.run("export", "add", "a.>", "--name", "E", "--account", "nobody"), "SL-5001");
        problem(locked.run("export", "add", "a.>", "--name", "E"), "SL-5019");
        problem(locked.run("federation", "export", ">", "--account", "A", "--to", "B", "--name", "N"), "SL-4002");
        problem(locked.run("federation", "export", "a.>", "--account", "A", "--to", "C", "--name", "N"), "SL-5001");
        problem(locked.run("federation", "accept", "nothing"), "SL-5008");
        var user = "UDXU4RCSJNZOIQHZNWXHXORDPRTGNJAHAHFRGZNEEJCPQTT2M7NLCNF4";
        problem(locked.run("federation", "export", "a.>", "--account", "A", "--to", user, "--name", "N"), "SL-4025");
        problem(locked.run("federation", "import", "a.>", "--account", "B", "--from", "A"), "SL-5005");
        assertEquals(0, shell.json("export", "ls").get("exports").size());
        assertEquals(0, shell.json("federation", "ls").get("connections").size());
    }

    @Test
    void readOnlyBlocksEveryChange() {
        problem(shell.run("init", "--operator", "KO", "--read-only"), "SL-1011");
        shell.done("init", "--operator", "KO");
        problem(shell.run("--read-only", "account", "add", "A"), "SL-1011");
        problem(shell.run("account", "add", "A", "--read-only"), "SL-1011");
        problem(shell.run("push", "--all", "--read-only"), "SL-1011");
        problem(shell.run("sandbox", "up", "--read-only"), "SL-1011");
        shell.done("--read-only", "account", "ls");
    }

    @Test
    void aPushWithoutNamesIsOfEverythingThatWaits() {
        shell.done("init", "--operator", "KO", "--server", "nats://127.0.0.1:1");
        shell.done("account", "add", "A", "--stage");
        problem(shell.run("push"), "SL-3001");
        problem(shell.run("push", "--all"), "SL-3001");
        assertEquals(2, shell.json("account", "ls").get("accounts").size());
    }

    @Test
    void aSubjectWithoutItsEndIsRecognised() {
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A");
        var eaten = shell.run("export", "add", "orders.", "--account", "A", "--name", "n");
        problem(eaten, "SL-4001");
        assertTrue(eaten.err().contains("'orders.>'"), eaten.err());
    }

    @Test
    void productionIsConfirmedByName() {
        shell.done("init", "--operator", "Live", "--level", "production", "--server", "nats://127.0.0.1:1");
        problem(shell.run("account", "add", "A"), "SL-1012");
        problem(shell.run("account", "add", "A", "--yes", "Other"), "SL-1012");
        // Confirmed, it goes on to the servers, which are not there.
        var unreached = shell.run("account", "add", "A", "--yes", "Live");
        problem(unreached, "SL-3001");
        assertTrue(unreached.err().contains("--stage"), unreached.err());
        assertEquals(1, shell.json("account", "ls").get("accounts").size());
    }

    @Test
    void everyListIsOneDocument() {
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A");
        shell.done("account", "add", "B");
        shell.with("SLUICE_ACCOUNT", "A").done("user", "add", "u", "--creds", "u.creds");
        var user = shell.json("user", "ls", "--account", "A").get("users").get(0);
        assertTrue(PublicKey.isValid(user.get("key").asString(), KeyKind.USER));
        assertTrue(Instant.parse(user.get("createdAt").asString()).isAfter(Instant.EPOCH));
        var shown = shell.json("account", "show", "A").get("account");
        assertEquals(0, shown.get("exports").size());
        assertEquals(1, shown.get("users").size());
        assertEquals(0, shell.json("import", "ls").get("imports").size());
    }

    @Test
    void credentialsAreForTheirOwnerOnly() throws IOException {
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A");
        var printed = shell.done("user", "add", "one", "--account", "A").out();
        assertTrue(printed.contains("-----BEGIN NATS USER JWT-----"), printed);
        var run = shell.done("user", "add", "two", "--account", "A", "--creds", "two.creds");
        assertFalse(run.out().contains("BEGIN"), run.out());
        var file = folder.resolve("two.creds");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(Files.readString(file).contains("SEED"));
        problem(shell.run("user", "add", "three", "--account", "A", "--creds", "missing/x.creds"), "SL-6062");
        shell.done("user", "creds", "three", "--account", "A", "--creds", "three.creds");
    }

    @Test
    void connectionsAreListedFromEitherSide() {
        offline();
        var text = shell.done("federation", "ls", "--account", "B").out();
        assertTrue(text.startsWith("NAME"), text);
        assertTrue(
                text.lines().anyMatch(line -> line.matches("ORDERS +stream import +orders\\.> +A +pending +- .*")),
                text);
        assertEquals(1, connections("--account", "A", "--exports"));
        assertEquals(0, connections("--account", "A", "--imports"));
        assertEquals(1, connections("--account", "B", "--imports"));
        assertEquals(1, connections("--pending"));
        assertEquals(0, connections("--terminated"));
        assertEquals(0, connections("--history"));
        var connection = shell.json("federation", "ls").get("connections").get(0);
        assertEquals(
                "[id, name, kind, subject, localSubject, exporter, importer, status, reason, since, seenAt,"
                        + " seenAgeSeconds, suspendedBy, createdAt, expiresAt]",
                connection.propertyNames().toString());
        assertTrue(connection.get("localSubject").isNull());
        var id = connection.get("id").asString();
        assertEquals(
                "ORDERS",
                shell.json("federation", "status", id)
                        .get("connection")
                        .get("name")
                        .asString());
        shell.done("federation", "decline", id.substring(0, 8), "--account", "B", "--reason", "not now");
        assertEquals(0, connections());
        assertEquals(1, connections("--history"));
        assertTrue(shell.done("federation", "status", id).out().contains("not now"));
    }

    @Test
    void tokensAreReadWithBounds() throws IOException {
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A");
        Files.writeString(folder.resolve("t"), "eyJ0.not.a-token");
        problem(shell.run("activation", "inspect", "t"), "SL-4003");
        problem(shell.run("import", "add", "--token", "t", "--account", "A"), "SL-4003");
        var typed = shell.terminal("nonsense", Optional.empty());
        problem(shell.run(typed, "activation", "inspect", "-"), "SL-4003");
        Files.writeString(folder.resolve("t"), "x".repeat(70_000));
        problem(shell.run("activation", "inspect", "t"), "SL-6002");
    }

    @Test
    void withoutServersAChangeWaits() {
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A");
        var run = shell.json("export", "add", "open.>", "--name", "Open", "--public", "--account", "A");
        assertEquals("staged", run.get("outcome").asString());
        assertEquals("Open", run.get("export").get("name").asString());
        assertEquals(0, shell.json("export", "ls").get("exports").size());
        problem(shell.run("push", "--all"), "SL-3005");
    }

    @Test
    void serversThatAreNotThereChangeNothing() {
        shell.done("init", "--operator", "KO");
        // Servers are configured with what init says, so their addresses may come later.
        shell.done("init", "--operator", "KO", "--server", "nats://127.0.0.1:1");
        problem(shell.run("init", "--operator", "KO", "--server", "nats://127.0.0.1:2"), "SL-1010");
        problem(shell.run("account", "add", "A"), "SL-3001");
        problem(shell.run("proof", "SYS"), "SL-3001");
        assertEquals(1, shell.json("account", "ls").get("accounts").size());
    }

    private void offline() {
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A");
        shell.done("account", "add", "B");
        shell.done("federation", "export", "orders.>", "--account", "A", "--to", "B", "--name", "ORDERS");
    }

    private int connections(String... filters) {
        var line = new String[filters.length + 2];
        line[0] = "federation";
        line[1] = "ls";
        System.arraycopy(filters, 0, line, 2, filters.length);
        return shell.json(line).get("connections").size();
    }

    /// A problem is three sentences and a code on the error stream, and nothing else but a hint where there is
    /// one.
    static void problem(Shell.Run run, String code) {
        run.expect(1);
        assertTrue(run.err().startsWith(code + ": "), run.err());
        var hinted = run.err().contains("--stage") || run.err().contains("the shell took");
        assertEquals(hinted ? 4 : 3, run.err().lines().count(), run.err());
        assertEquals("", run.out());
    }

    @Test
    void whatIsSharedByAccidentIsNamedFirst() {
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A");
        shell.done("account", "add", "B");
        // None of the refused gets as far as a key, and unlocking is slow on purpose.
        var locked = shell.without("SLUICE_PASSPHRASE");
        var api = "$JS.API.>";
        problem(locked.run("export", "add", api, "--service", "--name", "js", "--account", "A", "--stage"), "SL-5110");
        problem(
                locked.run("federation", "export", api, "--service", "--account", "A", "--to", "B", "--name", "js"),
                "SL-5110");
        problem(
                locked.run("federation", "export", "*.API.>", "--account", "A", "--to", "B", "--name", "all"),
                "SL-5110");
        problem(
                locked.run(
                        "export",
                        "add",
                        api,
                        "--service",
                        "--public",
                        "--name",
                        "js",
                        "--account",
                        "A",
                        "--confirm",
                        api),
                "SL-5111");
        assertEquals(0, shell.json("federation", "ls").get("connections").size());
        shell.done(
                "federation",
                "export",
                api,
                "--service",
                "--account",
                "A",
                "--to",
                "B",
                "--name",
                "js",
                "--confirm",
                api);
        // Whoever takes it in under the same subject would lose its own JetStream.
        problem(locked.run("federation", "import", api, "--service", "--account", "B", "--from", "A"), "SL-5110");
        shell.done("federation", "import", api, "--service", "--account", "B", "--from", "A", "--as", "JS.A.API.>");
        shell.done(
                "federation",
                "export",
                "$JS.API.CONSUMER.MSG.NEXT.S.C",
                "--service",
                "--account",
                "B",
                "--to",
                "A",
                "--name",
                "pull",
                "--response-type",
                "stream",
                "--response-threshold",
                "30s");
        problem(
                locked.run("export", "add", "feed.>", "--name", "feed", "--account", "A", "--response-type", "Stream"),
                "SL-5117");
        var carrier = shell.done("export", "ls").out();
        assertTrue(carrier.contains("service (Stream)"), carrier);
        assertTrue(carrier.contains("bound to importer (token 3)"), carrier);
        assertEquals(2, shell.json("export", "ls").get("kept").size());
    }
}
