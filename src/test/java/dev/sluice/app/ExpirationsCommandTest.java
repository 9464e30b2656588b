package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The report of what stops working by itself.
final class ExpirationsCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("accounts and users that end are listed, the first to end first, within the time that is asked for")
    void report() {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        assertTrue(shell.done("expirations").out().contains("Nothing ends."));
        shell.done("account", "add", "A");
        shell.done("account", "edit", "A", "--expires", "20d");
        shell.done("user", "add", "bob", "--account", "A", "--expires", "5d");
        shell.done("user", "add", "eve", "--account", "A", "--expires", "never");
        assertEquals(List.of("user bob", "account A"), names(shell.json("expirations")));
        assertEquals(List.of("user bob"), names(shell.json("expirations", "--within", "7d")));
        var bob = shell.json("expirations").get("expirations").get(0);
        assertEquals("A", bob.get("account").asString());
        assertTrue(bob.get("key").asString().startsWith("U"));
        assertTrue(bob.get("secondsLeft").asLong() > 4 * 86_400);
        var text = shell.done("expirations", "--within", "30d").out();
        assertTrue(text.contains("in 5 d") || text.contains("in 4 d"), text);
        assertEquals(2, shell.run("expirations", "--within", "soon").code());
    }

    private static List<String> names(JsonNode answer) {
        return answer.get("expirations")
                .valueStream()
                .map(one -> one.get("kind").asString() + " " + one.get("name").asString())
                .toList();
    }
}
