package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.testing.TestOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What leaves for a terminal or a file: whole or told, never over what is there, and never with what a terminal
/// would obey.
final class OutputTest {
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
    @DisplayName("an answer that cannot be written is a failure, and what was made says how to get it")
    void lost() {
        problem(full(Duration.ofMinutes(1), "audit", "export"), "SL-6061");
        problem(full(Duration.ofMinutes(1), "nkey", "gen", "account"), "SL-6061");
        problem(full(Duration.ofMinutes(1), "account", "ls", "--json"), "SL-6061");
        problem(full(Duration.ofMinutes(1), "user", "add", "bob", "--account", "A"), "SL-6062");
        assertTrue(shell.done("user", "creds", "bob", "--account", "A").out().contains("USER NKEY SEED"));
        problem(shell.run("user", "creds", "eve", "--account", "A"), "SL-6018");
    }

    @Test
    @DisplayName("through the owner of the workspace too")
    void lostElsewhere() {
        try (var owner = shell.root(Duration.ZERO);
                var _ = owner.workspaces().open(shell.workspace())) {
            problem(full(Duration.ofMinutes(1), "user", "add", "bob", "--account", "A"), "SL-6062");
            problem(full(Duration.ofMinutes(1), "account", "ls"), "SL-6061");
        }
    }

    @Test
    @DisplayName("a file that is there is written over only when that is asked for, and before that nothing is done")
    void overwriting() throws IOException {
        Files.writeString(folder.resolve("there"), "mine");
        for (var line : List.of(
                "user add bob --account A --creds there",
                "config generate --resolver full --out there",
                "audit export --out there")) {
            problem(shell.run(line.split(" ", -1)), "SL-6060");
        }
        assertEquals("mine", Files.readString(folder.resolve("there")));
        assertEquals(0, shell.json("user", "ls", "--account", "A").get("users").size());
        shell.done("user", "add", "bob", "--account", "A", "--creds", "there", "--force");
        assertTrue(Files.readString(folder.resolve("there")).contains("USER NKEY SEED"));
        // A device is written to, and stays one.
        shell.done("audit", "export", "--out", "/dev/null");
        assertFalse(Files.isRegularFile(Path.of("/dev/null")));
    }

    @Test
    @DisplayName("a hostile token shows what is in it, and a terminal obeys none of it")
    void hostileText() throws JwtException {
        var evil = "zz.\u001b]52;c;cm0=\u0007\u009b31m\u202e\u200b";
        var inspected = inspect(token(evil, 1_700_000_000, 0));
        assertTrue(inspected.err().contains("\\u{1b}]52"), inspected.err());
        clean(inspected);
        var decoded = run("jwt", "decode", token(evil, 1_700_000_000, 0));
        assertEquals(0, decoded.code());
        clean(decoded);
        clean(shell.run("account", "show", evil));
        clean(shell.run("account", "add", "a", "--no-such" + evil));
    }

    @Test
    @DisplayName("times that no calendar has are refused with a code, and an end beyond all is none")
    void absurdTimes() throws JwtException {
        for (var at : new long[] {1L << 62, -1}) {
            problem(inspect(token("a.>", at, 0)), "SL-4003");
            assertEquals(0, run("jwt", "decode", token("a.>", at, 0)).code());
        }
        problem(inspect(token("a.>", 1_700_000_000, -1)), "SL-4003");
        for (var end : new long[] {1L << 54, Long.MAX_VALUE}) {
            var inspected = inspect(token("a.>", 1_700_000_000, end));
            assertEquals(0, inspected.code(), inspected.err());
            assertTrue(inspected.out().contains("never") || inspected.out().contains("no"), inspected.out());
            assertEquals(
                    0, run("jwt", "validate", token("a.>", 1_700_000_000, end)).code());
        }
    }

    private static String token(String subject, long iat, long end) throws JwtException {
        try (var exporter = TestOperator.seed(KeyKind.ACCOUNT);
                var importer = TestOperator.seed(KeyKind.ACCOUNT)) {
            var claims = ActivationClaims.of(importer.publicKey().text(), subject, ShareKind.STREAM)
                    .withExpires(end);
            return JwtWriter.encode(claims, TokenSigner.of(exporter), iat);
        }
    }

    private Shell.Run inspect(String token) {
        return run("activation", "inspect", "-", token);
    }

    /// The last argument is typed.
    private Shell.Run run(String group, String command, String... rest) {
        var typed = shell.terminal(rest[rest.length - 1] + "\n", Optional.empty());
        return shell.run(typed, group, command, "-");
    }

    private Shell.Run full(Duration unlisted, String... arguments) {
        var terminal = shell.terminal("", Optional.empty());
        try (var root = shell.root(unlisted)) {
            var code = root.commands().run(List.of(arguments), new FullTerminal(terminal));
            return new Shell.Run(code, "", terminal.complained());
        }
    }

    private static void problem(Shell.Run run, String code) {
        OfflineCommandsTest.problem(run, code);
    }

    private static void clean(Shell.Run run) {
        var shown = run.out() + run.err();
        assertTrue(shown.codePoints().allMatch(c -> c == '\n' || dev.sluice.domain.text.ForeignText.isPlain(c)), shown);
    }
}
