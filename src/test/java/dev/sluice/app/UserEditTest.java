package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserEditTest {
    @Test
    @DisplayName("S4-30 several users are edited at once: all of them, each with creds of its own, or none")
    void several(@TempDir Path folder) throws IOException {
        Files.createDirectory(folder.resolve("new"));
        Files.createDirectory(folder.resolve("other"));
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A");
        shell.done("user", "add", "one", "two", "--account", "A", "--creds-dir", ".");
        shell.done("role", "add", "writer", "--account", "A", "--allow-publish", "a");
        shell.done("user", "add", "held", "--account", "A", "--role", "writer", "--creds", "held.creds");

        var edited = shell.json(
                "user", "edit", "one", "two", "--account", "A", "--payload", "9B", "--tag", "eu", "--creds-dir", "new");
        assertEquals(2, edited.get("users").size());
        assertTrue(Files.exists(folder.resolve("new/one.creds")) && Files.exists(folder.resolve("new/two.creds")));

        var refused =
                shell.run("user", "edit", "one", "held", "--account", "A", "--payload", "7B", "--creds-dir", "other");
        assertTrue(refused.expect(1).err().startsWith("SL-5164"), refused.err());
        assertFalse(Files.exists(folder.resolve("other/one.creds")));
        for (var name : new String[] {"one", "two"}) {
            var user = shell.json("user", "show", name, "--account", "A").get("user");
            assertEquals(9, user.get("limits").get("payload").asInt());
            assertEquals("[\"eu\"]", user.get("tags").toString());
        }
        shell.run("user", "edit", "one", "two", "--account", "A", "--tag", "x", "--creds", "x.creds")
                .expect(2);
    }
}
