package dev.sluice.daily;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.Shell;
import dev.sluice.testing.Age;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Limits by name, which set those of many accounts.
class TierTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("S4-10 changing a tier says whom it changes, pushes them, and leaves what is an account's own")
    void pushed() throws Exception {
        try (var daily = DailyShell.start(folder, Age.NEWEST)) {
            daily.done("tier add gold --connections 1 --subscriptions 20");
            daily.done("account add A B --tier gold");
            daily.done("account add C");
            daily.done("user add u --account A --creds a.creds");
            daily.done("user add u --account B --creds b.creds");
            daily.done("account edit B --connections 3");
            try (var _ = daily.connect("a.creds")) {
                assertFalse(daily.isLetIn("a.creds"));
                var plan =
                        daily.json("tier edit gold --connections 0 --dry-run").get("accounts");
                assertEquals("A", plan.get(0).get("account").get("name").asString());
                assertTrue(plan.get(0).get("cuts").get(0).asString().contains("1 connections"), plan.toString());
                assertEquals(0, plan.get(1).get("changes").size());
                assertEquals(
                        "3",
                        plan.get(1).get("own").get("connections").get("own").asString());

                var edited = daily.json("tier edit gold --connections 2");
                assertEquals("done", edited.get("outcome").asString());
                assertEquals(1, edited.get("pushes").size(), "B is not changed, and C is in no tier");
                assertTrue(daily.isLetIn("a.creds"));
            }
            // Where it waits, every account of it waits, and one push brings all.
            daily.done("tier edit gold --connections 0 --subscriptions 30 --stage");
            assertTrue(daily.isLetIn("a.creds"));
            daily.done("push --all");
            assertFalse(daily.isLetIn("a.creds"));
            assertTrue(daily.isLetIn("b.creds"));
            var shown = daily.json("tier show gold").get("accounts");
            assertEquals(0, shown.get(0).get("own").size(), shown.toString());
            assertEquals(1, shown.get(1).get("own").size(), shown.toString());
            // Out of it the limits stay.
            daily.done("account edit A --tier none");
            assertFalse(daily.isLetIn("a.creds"));
        }
    }

    @Test
    @DisplayName("S4-10 tiers are named once, kept while an account is in them, and follow the replicas of streams")
    void kept() {
        var shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        shell.done("tier", "add", "gold", "--replicas", "R1", "--jetstream-disk", "1GB");
        assertProblem("SL-5190", shell.run("tier", "add", "GOLD"));
        assertProblem("SL-5191", shell.run("account", "add", "A", "--tier", "silver"));
        shell.done("account", "add", "A", "--tier", "Gold");
        shell.done(
                "account", "edit", "A", "--replicas", "R3", "--jetstream-disk", "2GB", "--max-bytes-required", "yes");
        shell.done("tier", "edit", "gold", "--replicas", "R1", "--jetstream-disk", "4GB");
        var tier = shell.json("tier", "show", "gold");
        assertEquals(
                4L << 30,
                tier.get("tier").get("limits").get("R1 jetstream-disk").asLong());
        var own = tier.get("accounts").get(0).get("own");
        assertFalse(own.has("R1 jetstream-disk"), own.toString());
        assertEquals(
                Long.toString(2L << 30), own.get("R3 jetstream-disk").get("own").asString());
        assertEquals("1", own.get("R3 max-bytes-required").get("own").asString());
        assertProblem("SL-5192", shell.run("tier", "rm", "gold"));
        shell.done("account", "edit", "A", "--tier", "none");
        shell.done("tier", "rm", "gold");
        assertEquals(0, shell.json("tier", "ls").get("tiers").size());
        shell.done("tier", "add", "gold");
        shell.done("audit", "verify");
    }

    private static void assertProblem(String code, Shell.Run run) {
        assertEquals(1, run.code(), run.out() + run.err());
        assertTrue(run.err().startsWith(code), run.err());
    }
}
