package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the command line makes of what is typed.
final class UsageTest {
    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "exprt",
                "account",
                "account add",
                "export add foo",
                "import add",
                "import add --from A",
                "import add --token t --from A --subject s",
                "federation ls --exports --imports",
                "federation export orders.>",
                "push A --all",
                "drift keep",
                "drift keep A B",
                "drift keep A --stage",
                "drift take A --stage",
                "push --all --stage",
                "reconcile --stage",
                "account rm A --stage",
                "account restore A 1 --stage",
                "federation suspend x --stage",
                "federation resume x --stage",
                "federation renew x --stage",
                "recover finish 12345678 --stage",
                "recover back 12345678 --stage",
                "key rotate --cut",
                "key rotate --stage",
                "key rotate --account A --cut --now",
                "flow --seconds 0",
                "sandbox up --servers 2",
                "init",
                "init --operator KO --level silly",
                "account ls --nonsense",
            })
    void usageErrorsExitWithTwoAndPrintNothing(String line) {
        var run =
                shell.run(line.isEmpty() ? new String[0] : line.split(" ", -1)).expect(2);
        assertEquals("", run.out());
        assertTrue(run.err().contains("--help"), run.err());
    }

    @Test
    void aSubjectThatTheShellTookAPartOfIsRecognised() {
        // Of "orders.> --account A" the shell leaves "orders. A" and writes into a file "--account".
        var words = shell.run("export", "add", "orders.", "A", "--name", "n").expect(2);
        assertTrue(words.err().contains("'orders.>'"), words.err());
        var path = shell.run("nkey", "gen", "account", "./here.").expect(2);
        assertFalse(path.err().contains("shell"), path.err());
    }

    @Test
    void theSandboxIsWhereTheVariableSays() {
        var elsewhere = folder.resolve("else where");
        var there = shell.with("SLUICE_WORKSPACE", elsewhere.toString()).done("sandbox", "status");
        assertTrue(there.out().contains(elsewhere.toString()), there.out());
        assertFalse(shell.done("sandbox", "status").out().contains(elsewhere.toString()));
    }

    @Test
    void aTypoIsAnsweredWithWhatWasPerhapsMeant() {
        assertTrue(shell.run("federatoin", "ls").err().contains("federation"));
        assertTrue(shell.run("export", "ad", "x", "--name", "n").err().contains("add"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "init --help",
                "sandbox up --help",
                "account add --help",
                "federation import --help",
                "flow --help",
                "key rotate --help",
                "--version",
                "proof -h"
            })
    void helpIsAnAnswer(String line) {
        var run = shell.done(line.split(" ", -1));
        assertFalse(run.out().isBlank());
        assertFalse(run.out().contains("null"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void everyCommandAndOptionIsDescribed() {
        var text = shell.done("federation", "export", "--help").out();
        assertTrue(text.contains("Offers a subject"), text);
        assertTrue(text.contains("The account that may accept"), text);
        assertFalse(text.contains("--passphrase-file"), text);
        assertTrue(shell.done("--help").out().contains("--passphrase-file"));
    }

    @Test
    void aFlagGivenTwiceStaysOn() {
        var run = shell.run("--json", "sandbox", "status", "--json");
        assertTrue(run.out().startsWith("{"), run.out() + run.err());
    }

    @Test
    void globalOptionsAreTakenBeforeAndAfterTheCommand() {
        var elsewhere = folder.resolve("elsewhere").toString();
        for (var line : new String[][] {
            {"--workspace", elsewhere, "account", "ls"},
            {"account", "--workspace", elsewhere, "ls"},
            {"account", "ls", "--workspace", elsewhere},
        }) {
            var run = shell.run(line).expect(1);
            assertTrue(run.err().contains(elsewhere), run.err());
        }
    }
}
