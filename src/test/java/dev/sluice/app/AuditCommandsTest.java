package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.setting.StoredSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// `sluice audit` and `sluice settings`, as typed.
final class AuditCommandsTest {
    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "org-a");
        shell.done("account", "add", "=HYPERLINK(1)");
        shell.done("federation", "export", "orders.>", "--account", "org-a", "--to", "=HYPERLINK(1)", "--name", "o");
    }

    @Test
    @DisplayName("S3-A17: listed, filtered, verified, exported")
    void s3A17_listVerifyExport() throws Exception {
        shell.run("federation", "accept", "nothing", "--account", "org-a").expect(1);
        shell.run("federation", "export", "orders.>", "--account", "org-a", "--to", "=HYPERLINK(1)", "--name", "p")
                .expect(1);
        var offers = shell.json("audit", "ls", "--action", "federation.offer").get("entries");
        assertEquals(2, offers.size());
        assertEquals("refused", offers.get(0).get("outcome").asString());
        assertEquals("done", offers.get(1).get("outcome").asString());
        assertEquals(
                1,
                shell.json("audit", "ls", "--action", "federation", "--outcome", "refused")
                        .get("entries")
                        .size());
        assertEquals(
                2,
                shell.json("audit", "ls", "--account", "org-a", "--since", "2020-01-01", "--action", "federation")
                        .get("entries")
                        .size());
        assertEquals(
                0,
                shell.json("audit", "ls", "--until", "2020-01-01")
                        .get("entries")
                        .size());
        assertTrue(shell.done("audit", "ls").out().contains("federation.offer"));
        shell.run("audit", "ls", "--since", "yesterday").expect(2);
        var verdict = shell.json("audit", "verify");
        assertTrue(verdict.get("whole").asBoolean());
        assertEquals(verdict.get("entries"), verdict.get("sealed"));
        shell.done("audit", "export", "--format", "json", "--out", "log.json");
        var exported = JsonMapper.shared().readTree(Files.readString(folder.resolve("log.json")));
        assertEquals(verdict.get("entries").asInt(), exported.size());
        for (var n = 1; n < exported.size(); n++) {
            assertEquals(exported.get(n - 1).get("hash"), exported.get(n).get("previous"));
        }
        shell.run("audit", "export", "--format", "xml").expect(2);
    }

    @Test
    @DisplayName("No cell of the CSV is a formula")
    void csvIsHarmless() {
        shell.done("settings", "set", "person", "=cmd|' /C calc'!A0");
        shell.done("account", "add", "+1");
        shell.done("settings", "set", "person", "\uff1dcmd\u202egnp\u200b");
        shell.done("account", "add", "more");
        var csv = shell.done("audit", "export").out();
        assertTrue(csv.contains("\"'=cmd|"), csv);
        assertTrue(csv.contains("\"'\uff1dcmd\\u{202e}gnp\\u{200b}\""), csv);
        var json = shell.done("audit", "export", "--format", "json").out();
        assertFalse(json.contains("\u202e"), json);
        assertTrue(json.contains("\\u202egnp\\u200b"), json);
        Pattern.compile("\",\"|\"\r\n\"")
                .splitAsStream(csv)
                .forEach(cell -> assertFalse(cell.matches("(?s)^[\"\\s]*[=+@-].*"), cell));
    }

    @Test
    @DisplayName("A broken chain is told with its entry and exit code 1")
    void aBrokenChain() throws Exception {
        edit("UPDATE audit_entry SET os_user = 'nobody' WHERE entry_no = 2");
        var run = shell.run("audit", "verify").expect(1);
        assertTrue(run.err().contains("SL-1042"), run.err());
        assertTrue(run.err().contains("entry 2"), run.err());
        var json = shell.run("--json", "audit", "verify").expect(1).json();
        assertEquals(2, json.get("brokenAt").asInt());
        assertEquals("changed", json.get("fault").asString());
    }

    private void edit(String sql) throws SQLException {
        var url = "jdbc:h2:" + shell.workspace().resolve("sluice");
        try (var database = DriverManager.getConnection(url, "sa", "");
                var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    @DisplayName("S3-A17: an entry that cannot be read hides no other; an export never leaves it out in silence")
    void anUnreadableEntry() throws Exception {
        var all = shell.json("audit", "ls").get("entries").size();
        edit("UPDATE audit_entry SET changes = 'no json' WHERE entry_no = 2");
        var found = shell.json("audit", "ls");
        assertEquals(all - 1, found.get("entries").size());
        assertEquals(1, found.get("unreadable").size());
        assertEquals(2, found.get("unreadable").get(0).asInt());
        assertTrue(shell.done("audit", "ls").out().contains("Entry 2 cannot be read"));
        assertTrue(shell.run("audit", "export").expect(1).err().contains("audit entry 2"));
        assertEquals(
                2,
                shell.run("--json", "audit", "verify")
                        .expect(1)
                        .json()
                        .get("brokenAt")
                        .asInt());
    }

    @Test
    @DisplayName("S3-9: an observer is refused, with exit code 1 and an entry")
    void s39_observer() {
        shell.done("settings", "set", "profile", "observer");
        var run = shell.run("account", "add", "org-c").expect(1);
        assertTrue(run.err().contains("SL-1040"), run.err());
        assertEquals(
                "refused",
                shell.json("audit", "ls", "--most", "1")
                        .get("entries")
                        .get(0)
                        .get("outcome")
                        .asString());
        shell.done("settings", "set", "profile", "administrator");
        shell.done("account", "add", "org-c");
        shell.run("settings", "set", "profile", "king").expect(1);
        shell.run("settings", "set", "colour", "red").expect(2);
        assertEquals(
                Integer.toString(StoredSettings.OFFERS_PER_HOUR),
                shell.json("settings", "ls")
                        .get("settings")
                        .get("offers-per-hour")
                        .asString());
    }
}
