package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A workspace in one sealed file, and back.
final class BackupCommandsTest {
    private static final String LATER = "a later passphrase of 9 words";

    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);

    @BeforeEach
    void begin() {
        shell = new Shell(folder);
        shell.done("init", "--operator", "KO");
        shell.done("account", "add", "A");
    }

    @Test
    @DisplayName("a backup comes back in a new folder with everything in it, and its keys sign")
    void newFolder() throws IOException {
        shell.done("user", "add", "bob", "--account", "A");
        var made = shell.json("backup", "all.backup").get("backup");
        assertEquals(folder.resolve("all.backup").toString(), made.get("file").asString());
        assertEquals(Files.size(folder.resolve("all.backup")), made.get("bytes").asLong());
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(folder.resolve("all.backup")));
        var restored =
                shell.json("restore", "all.backup", "--workspace", "other").get("restored");
        assertEquals(
                folder.resolve("other").toString(), restored.get("workspace").asString());
        assertTrue(restored.get("aside").isNull());
        assertTrue(shell.done("user", "creds", "bob", "--account", "A", "--workspace", "other")
                .out()
                .contains("USER NKEY SEED"));
        shell.done("account", "add", "B", "--workspace", "other");
        assertTrue(shell.done("audit", "verify", "--workspace", "other").out().contains("whole"));
        assertTrue(shell.done("audit", "ls", "--workspace", "other").out().contains("workspace.restore"));
        assertEquals(List.of("all.backup", "other", "workspace"), names());
    }

    @Test
    @DisplayName("nothing that is in the workspace can be read in the file")
    void sealed() throws IOException {
        shell.done("account", "add", "a-name-to-look-for");
        shell.done("backup", "all.backup");
        var text = Files.readString(folder.resolve("all.backup"), StandardCharsets.ISO_8859_1);
        assertFalse(text.contains("a-name-to-look-for"));
        assertTrue(text.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')));
    }

    @Test
    @DisplayName("a newer state is replaced only when that is agreed to, and is kept aside")
    void newerState() throws IOException {
        shell.done("backup", "all.backup");
        shell.done("account", "add", "B");
        var refused = problem("SL-1072", "restore", "all.backup", "--workspace", "workspace");
        assertTrue(refused.err().contains("changes"), refused.err());
        assertEquals(2, accounts("workspace"));
        var restored = shell.json("restore", "all.backup", "--workspace", "workspace", "--accept")
                .get("restored");
        assertEquals(1, accounts("workspace"));
        assertEquals(2, accounts(restored.get("aside").asString()));
        // What was accepted has an id of its own, so that the former backup is of another workspace.
        problem("SL-1073", "restore", "all.backup", "--workspace", "workspace");
    }

    @Test
    @DisplayName("a workspace that cannot be opened any more is replaced, and told how far it had come")
    void broken() throws IOException {
        shell.done("backup", "all.backup");
        Files.writeString(shell.workspace().resolve("sluice.mv.db"), "no database");
        assertEquals(1, shell.run("account", "ls").code());
        shell.done("restore", "all.backup", "--workspace", "workspace");
        assertEquals(1, accounts("workspace"));
        Files.delete(shell.workspace().resolve("sluice.anchor"));
        problem("SL-1073", "restore", "all.backup", "--workspace", "workspace");
    }

    @Test
    @DisplayName("what is altered, cut off, turned round or no backup is refused, and nothing is left")
    void altered() throws IOException {
        shell.done("backup", "all.backup");
        var whole = Files.readAllBytes(folder.resolve("all.backup"));
        var head = new String(whole, StandardCharsets.US_ASCII).indexOf('\n') + 1;
        var flipped = whole.clone();
        flipped[whole.length - 100] ^= 1;
        altered("SL-1070", flipped);
        altered("SL-1070", Arrays.copyOf(whole, whole.length - 3));
        altered("SL-1070", Arrays.copyOf(whole, head));
        var twice = Arrays.copyOf(whole, whole.length + whole.length - head);
        System.arraycopy(whole, head, twice, whole.length, whole.length - head);
        altered("SL-1070", twice);
        altered("SL-1075", "no backup at all\n".getBytes(StandardCharsets.US_ASCII));
        altered("SL-1075", new byte[0]);
        // More than anybody needs, to make others stretch for an hour.
        var greedy =
                new String(whole, StandardCharsets.US_ASCII).replaceFirst("argon2id \\d+ \\d+", "argon2id 9999999 99");
        altered("SL-1075", greedy.getBytes(StandardCharsets.US_ASCII));
        problem("SL-6001", "restore", "none.backup", "--workspace", "other");
        shell = shell.with("SLUICE_PASSPHRASE", "another one");
        problem("SL-1071", "restore", "all.backup", "--workspace", "other");
        assertEquals(List.of("all.backup", "altered", "workspace"), names());
    }

    private void altered(String code, byte[] content) throws IOException {
        Files.write(folder.resolve("altered"), content);
        problem(code, "restore", "altered", "--workspace", "other");
        assertFalse(Files.exists(folder.resolve("other")));
    }

    @Test
    @DisplayName("a folder of something else stays as it is, and one that is in use too")
    void otherFolders() throws IOException {
        shell.done("backup", "all.backup");
        Files.createDirectories(folder.resolve("photos"));
        Files.writeString(folder.resolve("photos/cat"), "mine");
        problem("SL-1074", "restore", "all.backup", "--workspace", "photos", "--accept");
        assertEquals("mine", Files.readString(folder.resolve("photos/cat")));
        assertEquals(2, shell.run("restore", "all.backup").code());
        try (var owner = shell.root(Duration.ZERO);
                var _ = owner.workspaces().open(shell.workspace())) {
            problem("SL-1003", "restore", "all.backup", "--workspace", "workspace", "--accept");
            // Through its owner it can be backed up all the same.
            shell.done("backup", "more.backup");
        }
        shell.done("restore", "more.backup", "--workspace", "other");
        assertEquals(1, accounts("other"));
    }

    @Test
    @DisplayName("a file that is there is written over only when that is asked for, and with the right passphrase")
    void overwriting() throws IOException {
        Files.writeString(folder.resolve("there"), "mine");
        problem("SL-6060", "backup", "there");
        shell = shell.with("SLUICE_PASSPHRASE", "another one");
        problem("SL-2002", "backup", "there", "--force");
        assertEquals("mine", Files.readString(folder.resolve("there")));
    }

    @Test
    @DisplayName("the passphrase is changed for the same keys; a backup of before opens with the former one")
    void passphrase() throws IOException {
        shell.done("backup", "all.backup");
        Files.writeString(folder.resolve("later"), LATER + "\n");
        var before = shell;
        problem(
                "SL-2002",
                before.with("SLUICE_PASSPHRASE", "another"),
                "vault",
                "passphrase",
                "--new-passphrase-file",
                "later");
        shell.done("vault", "passphrase", "--new-passphrase-file", "later");
        problem("SL-2002", before, "account", "add", "B");
        shell = shell.with("SLUICE_PASSPHRASE", LATER);
        shell.done("account", "add", "B");
        assertTrue(shell.done("audit", "ls").out().contains("vault.passphrase"));
        problem("SL-1071", shell, "restore", "all.backup", "--workspace", "other");
        before.done("restore", "all.backup", "--workspace", "other");
        before.done("account", "add", "C", "--workspace", "other");
    }

    private Shell.Run problem(String code, String... line) {
        return problem(code, shell, line);
    }

    private static Shell.Run problem(String code, Shell shell, String... line) {
        var run = shell.run(line);
        assertTrue(run.err().contains(code), run.out() + run.err());
        assertEquals(1, run.code());
        return run;
    }

    private int accounts(String workspace) {
        return (int) shell.json("account", "ls", "--workspace", workspace)
                .get("accounts")
                .valueStream()
                .filter(account -> !account.get("name").asString().equals("SYS"))
                .count();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
