package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Keys on the command line, in a workspace that has no servers yet.
final class KeyCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private static List<String> kinds(Shell shell) {
        var kinds = new ArrayList<String>();
        shell.json("key", "ls")
                .get("keys")
                .forEach(key ->
                        kinds.add(key.get("kind") + " " + key.get("status").asString()));
        return kinds.stream().map(kind -> kind.replace("\"", "")).toList();
    }

    @Test
    @DisplayName("key ls, key rotate --account: dry run, waiting for what was handed out, resume")
    void rotate() {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A");
        // None of this signs, and unlocking is slow on purpose.
        var locked = shell.without("SLUICE_PASSPHRASE");
        assertEquals(
                List.of("operator in-use", "operator-signing in-use", "account in-use", "system-account in-use"),
                kinds(locked).subList(0, 4));
        assertTrue(locked.run("key", "rotate", "--resume").expect(1).err().contains("SL-5083"));
        var own = locked.json("key", "rotate", "--account", "A", "--dry-run").get("plan");
        assertTrue(own.get("keepsOld").asBoolean());
        var first = shell.json("key", "rotate", "--account", "A").get("rotation");
        assertEquals("retired", first.get("phase").asString());
        shell.done("user", "add", "reader", "--account", "A", "--creds", "reader.creds");
        // A variable of the shell must not turn the operator's rotation into an account's.
        var operators = locked.with("SLUICE_ACCOUNT", "A")
                .json("key", "rotate", "--dry-run")
                .get("plan");
        assertEquals("KO", operators.get("name").asString());
        var plan = locked.done("key", "rotate", "--account", "A", "--dry-run").out();
        assertTrue(plan.contains("reader"), plan);
        var waits = shell.json("key", "rotate", "--account", "A");
        assertEquals("signing", waits.get("rotation").get("phase").asString());
        assertTrue(waits.get("plan").get("needsConsent").asBoolean());
        assertEquals(first.get("newKey"), waits.get("rotation").get("oldKey"));
        assertTrue(kinds(locked).contains("account-signing retiring"));
        var done = shell.done("key", "rotate", "--resume", "--cut").out();
        assertTrue(done.contains("is retired"), done);
        assertTrue(kinds(locked).contains("account-signing retired"));
        var listed = locked.done("key", "ls").out();
        assertTrue(listed.contains("in the vault"), listed);
        assertFalse(listed.matches("(?s).*\\bS[AOU][A-Z2-7]{56}\\b.*"), "a seed");
    }
}
