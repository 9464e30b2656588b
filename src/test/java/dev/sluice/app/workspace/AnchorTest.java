package dev.sluice.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.store.H2Store;
import dev.sluice.adapter.vault.FileVault;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.app.Shell;
import dev.sluice.domain.workspace.Passphrase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workspace whose database, vault or anchor is not what it was when Sluice last wrote to it: that is told
/// before it is used, and taken only when somebody says so.
class AnchorTest {
    private static final String DATABASE = "sluice.mv.db";
    private static final String VAULT = "vault.json";
    private static final String ANCHOR = "sluice.anchor";
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir
    private Path folder;

    private Shell shell = new Shell(Path.of("unused"));

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
    }

    private Path file(String name) {
        return shell.workspace().resolve(name);
    }

    private Path kept(String name) {
        return folder.resolve("kept-" + name);
    }

    private void keep(String name) throws IOException {
        Files.copy(file(name), kept(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private void putBack(String name) throws IOException {
        Files.copy(kept(name), file(name), StandardCopyOption.REPLACE_EXISTING);
    }

    /// A workspace of which everything is kept, and which then went on.
    private void goneOn() throws IOException {
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "before");
        for (var name : List.of(DATABASE, VAULT, ANCHOR)) {
            keep(name);
        }
        shell.done("account", "add", "after");
    }

    private String refused(String code) {
        var run = shell.run("account", "ls");
        assertEquals(1, run.code(), run.out() + run.err());
        assertTrue(run.err().contains(code), run.err());
        return run.err();
    }

    private void accepted() {
        shell.done("recover", "older", "--accept");
        shell.done("account", "add", "later");
    }

    @Test
    @DisplayName(
            "A database that was put back is told with what is missing, left as it is, and taken when that is said")
    void olderDatabase() throws IOException {
        goneOn();
        putBack(DATABASE);
        var told = refused("SL-1060");
        assertTrue(told.contains("1 entries of the audit log are missing"), told);
        assertTrue(told.contains("holds no whole copy"), told);
        shell.run("account", "add", "more").expect(1);
        shell.run("init", "--operator", "KO2").expect(1);
        assertEquals(
                "SL-1060",
                shell.run("--json", "recover", "older")
                        .expect(1)
                        .json()
                        .path("older")
                        .path("code")
                        .asString());
        shell.without("SLUICE_PASSPHRASE").run("recover", "older", "--accept").expect(1);
        refused("SL-1060");
        accepted();
        assertFalse(shell.done("account", "ls").out().contains("after"));
        var log = shell.done("audit", "ls").out();
        assertTrue(log.contains("workspace.accept"), log);
        assertTrue(shell.done("audit", "verify").out().contains("whole"));
        assertTrue(shell.json("recover", "older").path("older").path("code").isNull());
    }

    @Test
    @DisplayName("A vault that was put back is told")
    void olderVault() throws IOException {
        goneOn();
        putBack(VAULT);
        refused("SL-2021");
        accepted();
    }

    @Test
    @DisplayName("An anchor that is older than what it stands beside is what a crash leaves, and no fault")
    void olderAnchor() throws IOException {
        goneOn();
        putBack(ANCHOR);
        shell.done("account", "ls");
        shell.done("account", "add", "more");
    }

    @Test
    @DisplayName("Without its anchor a workspace is taken only when that is said, as a restored copy is")
    void missingAnchor() throws IOException {
        goneOn();
        Files.delete(file(ANCHOR));
        refused("SL-1061");
        accepted();
    }

    @Test
    @DisplayName("A torn page of the anchor leaves the other one; two leave none")
    void tornAnchor() throws IOException {
        goneOn();
        var whole = Files.readAllBytes(file(ANCHOR));
        for (var page = 0; page < 2; page++) {
            var torn = whole.clone();
            Arrays.fill(torn, page * 4096 + 40, page * 4096 + 300, (byte) 'x');
            Files.write(file(ANCHOR), torn);
            shell.done("account", "ls");
        }
        Files.writeString(file(ANCHOR), "x".repeat(whole.length));
        refused("SL-1061");
    }

    @Test
    @DisplayName("Whoever writes a lower number into the anchor is found out when the vault is opened")
    void alteredAnchor() throws IOException {
        goneOn();
        putBack(DATABASE);
        try (var anchor = AnchorFile.in(shell.workspace())) {
            var found = anchor.read().orElseThrow();
            anchor.write(found.with(new WorkspaceMarks(1, 0, "0", 1), Instant.EPOCH));
        }
        shell.done("account", "ls");
        var run = shell.run("account", "add", "more").expect(1);
        assertTrue(run.err().contains("SL-1060"), run.err());
        try (var anchor = AnchorFile.in(shell.workspace())) {
            var found = anchor.read().orElseThrow();
            anchor.write(new AnchorContent(found.workspace(), true, found.now(), found.at(), null));
        }
        run = shell.run("account", "add", "more").expect(1);
        assertTrue(run.err().contains("SL-1063"), run.err());
        accepted();
    }

    @Test
    @DisplayName("A vault of somebody else is refused, open to all or not, bound or not, and cannot be accepted")
    void otherVault() throws IOException {
        goneOn();
        var own = FileVault.open(shell.workspace(), RANDOM::nextBytes).workspace();
        for (var bound : List.of(false, true)) {
            Files.delete(file(VAULT));
            var other = FileVault.create(shell.workspace(), Passphrase.none(), Strength.LEAST, RANDOM::nextBytes);
            if (bound) {
                for (var n = 0; n < 20; n++) {
                    other.bind(own);
                }
            }
            // One that claims to be of this workspace still opens to all, which only a sandbox's may.
            refused(bound ? "SL-2030" : "SL-2020");
            var accepted = shell.run("recover", "older", "--accept").expect(1).err();
            assertTrue(accepted.contains("SL-2030") || accepted.contains("SL-2020"), accepted);
        }
        Files.copy(kept(VAULT), file(VAULT), StandardCopyOption.REPLACE_EXISTING);
        accepted();
    }

    @Test
    @DisplayName("A copy of the workspace is used when it was accepted")
    void restoredCopy() throws IOException {
        shell.done("init", "--operator", "KO");
        try (var root = shell.root(Duration.ZERO);
                var workspace = root.workspaces().open(shell.workspace())) {
            for (var name : List.of(DATABASE, VAULT)) {
                Files.copy(workspace.backUp().resolve(name), kept(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        shell.done("account", "add", "after");
        putBack(DATABASE);
        putBack(VAULT);
        assertTrue(refused("SL-1060").contains("holds backup/2"));
        accepted();
    }

    @Test
    @DisplayName(
            "A workspace of an older Sluice gets an anchor at its first opening, also when that was cut off, and misses it from then on")
    void bindingIsFinished() throws IOException {
        for (var step = 0; step < 3; step++) {
            shell = new Shell(Files.createDirectory(folder.resolve("step-" + step)));
            Files.createDirectory(shell.workspace());
            try (var writer = Executors.newSingleThreadExecutor()) {
                H2Store.create(shell.workspace(), writer).close();
            }
            var passphrase = Passphrase.of(Shell.PASSPHRASE.toCharArray());
            var vault = FileVault.create(shell.workspace(), passphrase, Strength.LEAST, RANDOM::nextBytes);
            if (step > 0) {
                try (var anchor = AnchorFile.in(shell.workspace())) {
                    anchor.write(new AnchorContent("id", false, new WorkspaceMarks(0, 0, "0", 0), Instant.EPOCH, null));
                }
            }
            if (step > 1) {
                vault.bind("id");
            }
            Files.setPosixFilePermissions(shell.workspace(), PosixFilePermissions.fromString("rwx------"));
            shell.run("account", "ls");
            shell.done("init", "--operator", "KO");
            Files.delete(file(ANCHOR));
            refused("SL-1061");
        }
    }

    @Test
    @DisplayName("What a broken-off init left behind, a vault without keys, is made anew under another passphrase")
    void initAfterInit() throws IOException {
        Files.createDirectory(shell.workspace());
        FileVault.create(shell.workspace(), Passphrase.of("lost one".toCharArray()), Strength.LEAST, RANDOM::nextBytes);
        Files.setPosixFilePermissions(shell.workspace(), PosixFilePermissions.fromString("rwx------"));
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "one");
    }
}
