package dev.sluice.daily;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.Shell;
import dev.sluice.testing.Age;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
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
    @DisplayName("S4-9 what waits in several environments is pushed in each of them")
    void severalEnvironments() throws Exception {
        try (var daily = DailyShell.start(folder, Age.NEWEST)) {
            daily.done("init --operator OTHER");
            var first = "--environment KO";
            write(
                    "account add A " + first,
                    "export add x.> --name x --public --account A " + first,
                    "account add B --environment OTHER");
            var answers = answers(daily.run("batch commands --push-once --json"));
            assertEquals(5, answers.size());
            assertEquals("done", answers.get(3).get("result").get("outcome").asString());
            assertEquals(0, answers.get(3).get("exit").asInt());
            // Which has no server yet, and says so.
            assertTrue(answers.get(4).get("error").asString().contains("SL-"), answers.toString());
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
    @DisplayName("S4-9 hundreds of lines: each is answered as it ended, and what failed took nothing else with it")
    void hundreds() throws IOException {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        var lines = new ArrayList<String>();
        for (var i = 0; i < 100; i++) {
            lines.add("account add t" + i);
            lines.add("user add app" + i + " --account t" + i + " --creds-dir .");
            lines.add(
                    i % 10 == 0 ? "account add t" + i : "account edit t" + i + " --tag n" + i + " --connections " + i);
        }
        lines.add("account edit t1 --description text");
        lines.add("account usage nobody");
        lines.add("account add T1 t-last");
        lines.add("export add x.> --name x --public --account t1");
        lines.add("key gen account");
        lines.add("federation export o.> --to t3 --name o --account t2");
        lines.add("federation import o.> --from t2 --account t3");
        lines.add("import add --from t1 --subject x.> --account t4");
        lines.add("export add x.> --name x --account t1");
        write(lines.toArray(String[]::new));
        var run = shell.run("batch", "commands", "--keep-going", "--json").expect(1);
        var answers = answers(run);
        assertEquals(309, answers.size());
        assertEquals(
                List.of(0, 0, 0, 0, 0, 1),
                answers.subList(303, 309).stream()
                        .map(answer -> answer.get("exit").asInt())
                        .toList(),
                run.out());
        for (var i = 0; i < 300; i++) {
            var fails = i % 30 == 2;
            assertEquals(fails ? 1 : 0, answers.get(i).get("exit").asInt(), run.out());
            assertEquals(i + 1, answers.get(i).get("line").asInt());
        }
        assertEquals(101, shell.json("account", "ls").get("accounts").size());
        // Nothing that was said in one line holds in the next.
        assertFalse(shell.json("account", "edit", "t1", "--remove-tag", "n1", "--dry-run")
                .get("changes")
                .isEmpty());
        assertTrue(shell.json("account", "edit", "t2", "--remove-tag", "n1", "--dry-run")
                .get("changes")
                .isEmpty());
        assertEquals(
                1, shell.json("user", "ls", "--account", "t99").get("users").size());
        shell.done("audit", "verify");
    }

    @Test
    @DisplayName("S4-9 what was answered is on the disk: a kill in the middle loses none of it, and keeps no half")
    void killedInTheMiddle() throws Exception {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        var crashed = Files.createDirectory(folder.resolve("crashed"));
        Future<Shell.Run> ran;
        try (var running = Executors.newVirtualThreadPerTaskExecutor();
                var typed = new PipedOutputStream()) {
            var terminal = shell.terminal(new PipedInputStream(typed, 1 << 16));
            ran = running.submit(() -> shell.run(terminal, "batch", "-", "--json"));
            for (var i = 0; i < 20; i++) {
                var lines = "account add t%1$d\nuser add app --account t%1$d --creds t%1$d.creds\n".formatted(i);
                typed.write(lines.getBytes(StandardCharsets.UTF_8));
            }
            typed.flush();
            assertTrue(terminal.awaitLines(40), terminal.printed());
            var copying = new ProcessBuilder("cp", "-r", shell.workspace().toString(), crashed.toString());
            assertEquals(0, copying.start().waitFor());
        }
        ran.get().expect(0);
        var after = new Shell(crashed);
        assertEquals(21, after.json("account", "ls").get("accounts").size());
        after.done("user", "creds", "app", "--account", "t19", "--creds", "again");
        after.done("audit", "verify");
    }
}
