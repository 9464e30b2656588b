package dev.sluice.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.Shell;
import dev.sluice.ui.testing.UiTest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A backup that the command line made comes back in the window, over a workspace that has gone on, and the window
/// makes the next one.
class RestoreTest extends UiTest {

    @Test
    void aBackupComesBackAndIsMadeAgain() {
        var shell = new Shell(root);
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "EARLY");
        shell.done("backup", "all.backup");
        shell.done("account", "add", "LATE");
        try (var sluice = shell.root(Duration.ofMinutes(1))) {
            workspaces.know(sluice.workspaces());
            files.answer(root.resolve("all.backup"));
            fx(() -> window().showWelcome());
            press("#door-restore");
            files.answer(shell.workspace());
            write("#restore-passphrase", "not the one");
            press("#folder-change");
            press("#restore-verb");
            awaitText("does not open the backup");
            picture("65-restore");
            assertEquals(List.of(), nameless());
            write("#restore-passphrase", Shell.PASSPHRASE);
            press("#restore-verb");
            awaitNode("#restore-agree");
            awaitText("is older than the workspace");
            picture("65-restore-older");
            press("#restore-agree");
            press("#restore-verb");
            awaitNode("#passphrase");
            write("#passphrase", Shell.PASSPHRASE);
            press("#unlock");
            press("#go-accounts");
            awaitText("EARLY");
            assertFalse(shows("LATE"));
            press("#go-settings");
            files.answer(root);
            press("#settings-backup");
            write("#backup-passphrase", Shell.PASSPHRASE);
            picture("66-backup");
            press("#backup-verb");
            await(() -> Files.exists(root.resolve("workspace.backup")));
            fx(() -> window().showWelcome());
        }
        shell.done("restore", "workspace.backup", "--workspace", "other");
        assertTrue(shell.done("account", "ls", "--workspace", "other").out().contains("EARLY"));
    }
}
