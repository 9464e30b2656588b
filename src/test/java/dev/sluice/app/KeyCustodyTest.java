package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys that a person makes, brings in, takes out and deletes by hand.
final class KeyCustodyTest {
    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
    }

    @Test
    @DisplayName("a key is made, taken out for its owner only, deleted, and brought in again")
    void roundTrip() throws IOException {
        var key = shell.json("key", "gen", "account")
                .get("keys")
                .get(0)
                .get("key")
                .asString();
        assertTrue(key.startsWith("A"));
        assertTrue(held(key));
        shell.done("key", "export", key, "--out", "a.nk");
        assertEquals(
                PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(folder.resolve("a.nk")));
        assertTrue(Files.readString(folder.resolve("a.nk")).startsWith("SA"));
        problem("SL-6060", "key", "export", key, "--out", "a.nk");
        shell.done("key", "rm", key);
        assertFalse(held(key));
        problem("SL-2004", "key", "rm", key);
        problem("SL-2004", "key", "export", key, "--out", "b.nk");
        assertFalse(Files.exists(folder.resolve("b.nk")));
        assertTrue(shell.done("key", "import", "a.nk").out().contains("is sealed"));
        assertTrue(shell.done("key", "import", "a.nk").out().contains("already"));
        assertTrue(held(key));
        var log = shell.done("audit", "ls").out();
        assertTrue(log.contains("key.add") && log.contains("key.export") && log.contains("key.remove"), log);
        assertFalse(log.contains(Files.readString(folder.resolve("a.nk")).strip()));
    }

    @Test
    @DisplayName("what something rests on is not deleted, and what rests on it is named")
    void needed() {
        shell.done("account", "add", "A");
        shell.done("user", "add", "bob", "--account", "A");
        for (var key : shell.json("key", "ls").get("keys")) {
            if (key.get("held").asBoolean()) {
                problem("SL-2007", "key", "rm", key.get("key").asString());
            }
        }
        assertTrue(problem("SL-2007", "key", "rm", account("A")).err().contains("A rests on it"));
    }

    @Test
    @DisplayName("creds and the standard input are read for their seed; what is none is refused whole")
    void sources() throws IOException {
        shell.done("account", "add", "A");
        shell.done("user", "add", "bob", "--account", "A", "--creds", "bob.creds");
        assertTrue(shell.done("key", "import", "bob.creds").out().contains("already"));
        var made = shell.run("nkey", "gen", "operator").out().lines().toList();
        var typed = shell.terminal(made.getFirst() + "\n", Optional.empty());
        assertEquals(0, shell.run(typed, "key", "import", "-").code());
        assertTrue(held(made.getLast()));
        Files.writeString(folder.resolve("none"), "no seed at all");
        Files.writeString(
                folder.resolve("more"), shell.run("nkey", "gen", "user").out());
        var keys = shell.json("key", "ls").get("keys").size();
        assertFalse(problem("SL-2006", "key", "import", "more", "none").err().contains("no seed at all"));
        assertEquals(keys, shell.json("key", "ls").get("keys").size());
        problem("SL-2006", "key", "rm", "UABC");
    }

    @Test
    @DisplayName("S4-33 a key leaves sealed to a passphrase or to a curve key, and opens with that alone")
    void sealed() throws IOException {
        var key = made("account");
        Files.writeString(folder.resolve("pass"), "one to travel with");
        Files.writeString(folder.resolve("other"), "another one");
        shell.done("key", "export", key, "--out", "a.key", "--seal-passphrase-file", "pass");
        var sealed = Files.readString(folder.resolve("a.key"));
        assertTrue(sealed.startsWith("sluice-key-1 " + key + " passphrase "), sealed);
        var curve = made("curve");
        shell.done("key", "export", key, "--out", "x.key", "--to", curve);
        problem("SL-5181", "key", "export", key, "--out", "n.key", "--to", key);
        shell.done("key", "rm", key);
        problem("SL-5182", "key", "import", "a.key", "--seal-passphrase-file", "other");
        Files.writeString(folder.resolve("altered"), sealed.replace(key, made("account")));
        problem("SL-5182", "key", "import", "altered", "--seal-passphrase-file", "pass");
        assertFalse(held(key));
        shell.done("key", "import", "a.key", "--seal-passphrase-file", "pass");
        assertTrue(held(key));
        shell.done("key", "rm", key);
        shell.done("key", "import", "x.key");
        assertTrue(held(key));
        shell.done("key", "rm", key);
        shell.done("key", "rm", curve);
        problem("SL-2004", "key", "import", "x.key");
    }

    @Test
    @DisplayName("S4-32 S4-34 the inventory tells what each key signed and where it went; what leaked has a plan")
    void inventory() {
        shell.done("account", "add", "A");
        shell.done("user", "add", "bob", "--account", "A", "--creds", "bob.creds");
        var own = account("A");
        shell.done("key", "export", own, "--out", "own.nk");
        var plan = shell.json("key", "compromised", own, "--note", "mailed");
        assertEquals("replace-account", plan.get("steps").get(0).get("step").asString());
        assertEquals("[\"bob\"]", plan.get("steps").get(1).get("names").toString());
        var known = shell.json("key", "ls").get("keys");
        var account = known.valueStream()
                .filter(one -> one.get("key").asString().equals(own))
                .findFirst()
                .orElseThrow();
        assertTrue(account.get("exportedAt").isString());
        assertTrue(account.get("compromisedAt").isString());
        assertEquals("[\"bob\"]", account.get("users").toString());
        assertTrue(known.valueStream()
                .anyMatch(one -> one.get("kind").asString().startsWith("operator")
                        && one.get("accounts").toString().contains("\"SYS\"")));
        var listed = shell.done("key", "ls").out();
        assertTrue(listed.contains("compromised") && listed.contains("users 1 "), listed);
        assertTrue(shell.done("audit", "ls").out().contains("key.compromised"));
        problem("SL-2004", "key", "compromised", foreign());
    }

    private String foreign() {
        return shell.run("nkey", "gen", "user").out().lines().toList().getLast();
    }

    private String made(String kind) {
        return shell.json("key", "gen", kind).get("keys").get(0).get("key").asString();
    }

    private Shell.Run problem(String code, String... line) {
        var run = shell.run(line);
        assertTrue(run.err().contains(code), String.join(" ", line) + run.out() + run.err());
        assertEquals(1, run.code());
        return run;
    }

    private boolean held(String key) {
        return shell.json("key", "ls")
                .get("keys")
                .valueStream()
                .anyMatch(known -> known.get("key").asString().equals(key)
                        && known.get("held").asBoolean());
    }

    private String account(String name) {
        return shell.json("account", "ls")
                .get("accounts")
                .valueStream()
                .filter(account -> account.get("name").asString().equals(name))
                .map(account -> account.get("key").asString())
                .findFirst()
                .orElseThrow();
    }
}
