package dev.sluice.daily;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.Shell;
import dev.sluice.testing.Age;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Many commands in one process.
class BatchTest {
    @TempDir
    private Path folder = Path.of("");

    private void write(String... lines) throws IOException {
        Files.write(folder.resolve("commands"), List.of(lines));
    }

    private static List<JsonNode> answers(Shell.Run run) {
        return run.out().lines().map(line -> JsonMapper.shared().readTree(line)).toList();
    }

    @Test
    @DisplayName("S4-9 one push at the end brings every account to the servers, and its users in")
    void pushedOnce() throws Exception {
        write(
                "account add A",
                "# a remark",
                "account edit A --connections 1",
                "user add u --account A --creds a.creds",
                "{\"command\":[\"account\",\"add\",\"B two\"]}",
                "user add u --account 'B two' --creds b.creds",
                "mapping add x y --account A");
        try (var daily = DailyShell.start(folder, Age.NEWEST)) {
            var run = daily.run("batch commands --push-once --json").expect(0);
            var answers = answers(run);
            assertEquals(7, answers.size(), run.out());
            assertEquals(5, answers.get(3).get("line").asInt());
            assertEquals("local", answers.get(0).get("result").get("outcome").asString());
            assertEquals("done", answers.get(6).get("result").get("outcome").asString());
            assertTrue(daily.isLetIn("b.creds"));
            try (var _ = daily.connect("a.creds")) {
                assertFalse(daily.isLetIn("a.creds"));
            }
        }
    }

    @Test
    @DisplayName("S4-9 it stops at the first line that fails, or goes on, as asked")
    void failures() throws IOException {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        write("account add A", "account add A", "account add B", "nonsense", "batch x");
        var stopped = shell.run("batch", "commands").expect(1);
        assertEquals(2, stopped.out().lines().count(), stopped.out());
        assertTrue(stopped.out().contains("SL-5002"), stopped.out());
        var going =
                answers(shell.run("batch", "commands", "--keep-going", "--json").expect(2));
        assertEquals(
                List.of(1, 1, 0, 2, 2),
                going.stream().map(answer -> answer.get("exit").asInt()).toList());
        // What was made ahead and not asked for is forgotten.
        var unused = shell.json("key", "ls").toString();
        assertEquals(2, unused.split("\"kind\":\"account\"", -1).length - 1, unused);
    }

    @Test
    @Tag("bench")
    @DisplayName("S4-9 accounts with a user each, by the thousand")
    void thousands() throws IOException {
        var many = Integer.getInteger("sluice.batch", 1000);
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        var lines = new ArrayList<String>();
        for (var i = 0; i < many; i++) {
            lines.add("account add tenant-" + i);
            lines.add("user add app --account tenant-" + i);
        }
        Files.write(folder.resolve("commands"), lines);
        var begin = System.nanoTime();
        shell.run("batch", "commands", "--json").expect(0);
        System.out.println(
                "batch of " + many + " accounts with a user each: " + (System.nanoTime() - begin) / 1_000_000 + " ms");
    }
}
