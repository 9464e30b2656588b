package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands while another Sluice, such as a window, has the workspace open.
final class OwnedWorkspaceTest {
    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);
    private CompositionRoot owner = shell.root(Duration.ZERO);

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        owner = shell.root(Duration.ZERO);
    }

    @AfterEach
    void end() {
        owner.close();
    }

    @Test
    void commandsRunInTheOwnerAndLeaveItsVaultAsItWas() throws IOException {
        try (var workspace = open(owner)) {
            var mode = Files.getPosixFilePermissions(shell.workspace().resolve("sluice.sock"));
            assertEquals("rw-------", PosixFilePermissions.toString(mode));
            assertTrue(workspace.vault().isLocked());
            shell.done("account", "add", "A");
            assertTrue(workspace.vault().isLocked());
            assertEquals(2, shell.json("account", "ls").get("accounts").size());
            OfflineCommandsTest.problem(shell.run("account", "show", "nobody"), "SL-5001");
            shell.run("account", "add").expect(2);
            var silent = shell.without("SLUICE_PASSPHRASE");
            OfflineCommandsTest.problem(silent.run("account", "add", "B"), "SL-2001");
            OfflineCommandsTest.problem(silent.with("SLUICE_PASSPHRASE", "no").run("account", "add", "B"), "SL-2002");
            unlock(workspace);
            silent.done("account", "add", "B");
            shell.done("account", "add", "C");
            assertFalse(workspace.vault().isLocked());
        }
        assertFalse(Files.exists(shell.workspace().resolve("sluice.sock")));
        assertEquals(4, shell.json("account", "ls").get("accounts").size());
    }

    @Test
    void anEnvironmentThatAWindowShowsStays() {
        shell.done("init", "--operator", "TWO");
        try (var workspace = open(owner)) {
            var shown = workspace.environments().choose("KO");
            try (var _ = workspace.keep(shown.id())) {
                OfflineCommandsTest.problem(
                        shell.run("environment", "rm", "KO", "--yes", "KO", "--no-copy"), "SL-1053");
            }
            shell.done("environment", "rm", "KO", "--yes", "KO", "--no-copy");
            assertEquals(1, workspace.environments().all().size());
        }
    }

    @Test
    void inputSecretsAndFilesComeFromWhereTheCommandWasTyped() throws IOException {
        try (var _ = open(owner)) {
            var asked = shell.without("SLUICE_PASSPHRASE");
            asked.run(asked.terminal("", Optional.of(Shell.PASSPHRASE)), "account", "add", "A")
                    .expect(0);
            var typed = asked.terminal(Shell.PASSPHRASE + "\n", Optional.empty());
            asked.run(typed, "account", "add", "B", "--passphrase-file", "-").expect(0);
            var tooMuch = asked.terminal("x".repeat(100_000), Optional.empty());
            OfflineCommandsTest.problem(asked.run(tooMuch, "activation", "inspect", "-"), "SL-6002");
            shell.with("SLUICE_ACCOUNT", "A").done("user", "add", "u", "--creds", "u.creds");
            assertTrue(Files.readString(folder.resolve("u.creds")).contains("SEED"));
        }
    }

    @Test
    void aSecondWindowIsBroughtToTheFirst() {
        var raised = new AtomicBoolean();
        try (var _ = open(owner);
                var second = shell.root(Duration.ZERO)) {
            assertFalse(second.owner().raise(shell.workspace(), shell.terminal("", Optional.empty())));
            owner.receptionist().window(() -> {
                raised.set(true);
                return true;
            });
            assertTrue(second.owner().raise(shell.workspace(), shell.terminal("", Optional.empty())));
            assertTrue(raised.get());
            var problem = Assertions.assertThrows(ProblemException.class, () -> open(second));
            assertEquals(ProblemCode.WORKSPACE_IN_USE, problem.code());
        }
    }

    @Test
    void anOwnerWhoServesNobodyIsNamedAfterAWhile() {
        try (var busy = shell.root(Duration.ofHours(1));
                var _ = open(busy)) {
            OfflineCommandsTest.problem(shell.run("account", "ls", "--wait", "0"), "SL-1003");
            var waited = shell.run("account", "ls", "--wait", "3s").expect(1).err();
            assertTrue(waited.contains("up to 3 seconds") && waited.contains("SL-1003"), waited);
            shell.run("account", "ls", "--wait", "long").expect(2);
        }
        shell.done("account", "ls");
    }

    private Workspace open(CompositionRoot root) {
        return root.workspaces().open(shell.workspace());
    }

    private static void unlock(Workspace workspace) {
        try (var passphrase = Passphrase.of(Shell.PASSPHRASE.toCharArray())) {
            workspace.vault().unlock(passphrase);
        }
    }
}
