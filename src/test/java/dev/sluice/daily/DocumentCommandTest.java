package dev.sluice.daily;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.Shell;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who exports what to whom, on the command line.
class DocumentCommandTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("S2-13 document writes Markdown, or JSON, and replaces no file unasked")
    void document() throws Exception {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A", "B");
        shell.done("federation", "export", "orders.>", "--account", "A", "--to", "B", "--name", "orders");
        shell.done("document", "--out", "Sharing.md");
        var text = Files.readString(folder.resolve("Sharing.md"));
        assertTrue(text.contains("| A | stream orders.\\> | B |"), text);
        assertEquals(1, shell.run("document", "--out", "Sharing.md").code());
        shell.done("document", "--out", "Sharing.md", "--force");
        assertTrue(shell.done("document", "--account", "B").out().contains("## Account B"));
        var offer = shell.json("document").get("document").get("offers").get(0);
        assertEquals("pending", offer.get("status").asString());
        assertEquals("B", offer.get("importer").get("name").asString());
    }
}
