package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `sluice environment` for operators that others made.
final class EnvironmentCommandTest {
    private final TestOperator operator = new TestOperator();

    @TempDir
    private Path folder = Path.of("");

    private Shell shell = new Shell(folder);

    @BeforeEach
    void begin() throws IOException {
        shell = new Shell(folder);
        Files.writeString(
                folder.resolve("operator.jwt"),
                Armour.jwt(ClaimKind.OPERATOR, operator.trust().operatorJwt()));
    }

    @Test
    void anOperatorKnownByItsJwtIsReachedWithSuppliedCredentials() throws IOException {
        try (var cluster = TestServers.start(Age.NEWEST, operator.trust(), 1)) {
            shell.done(
                    "environment",
                    "add",
                    "--operator-jwt",
                    "operator.jwt",
                    "--server",
                    cluster.urls().getFirst());
            problem("SL-3044", "proof", "SYS");
            write("sys.creds", operator.systemSeed());
            shell.done("environment", "set", "--creds", "sys.creds");
            Files.delete(folder.resolve("sys.creds"));
            var shown = shell.json("environment", "ls").get("environments").get(0);
            assertEquals("credentials", shown.get("systemAccess").asString());
            assertFalse(shown.get("canSign").asBoolean());
            assertTrue(shell.json("proof", "SYS").get("proof").get("expected").asInt() >= 1);
            shell.done("environment", "set", "--no-creds");
            problem("SL-3044", "proof", "SYS");
        }
    }

    @Test
    void anOperatorWhoseKeysAreGivenCanSign() throws IOException {
        seed("operator.nk", operator.operatorSeed());
        seed("system.nk", operator.systemSeed());
        Files.writeString(folder.resolve("sys.jwt"), operator.trust().systemAccountJwt());
        try (var cluster = TestServers.start(Age.NEWEST, operator.trust(), 1)) {
            shell.done(
                    "environment",
                    "add",
                    "--operator-jwt",
                    "operator.jwt",
                    "--system-jwt",
                    "sys.jwt",
                    "--key",
                    "operator.nk",
                    "--key",
                    "system.nk",
                    "--server",
                    cluster.urls().getFirst());
            shell.done("account", "add", "A");
            assertTrue(shell.json("proof", "A").get("proof").get("effective").asBoolean());
            assertTrue(
                    shell.done("config", "generate", "--resolver", "full").out().contains("# Account SYS"));
        }
        assertFalse(
                contains(shell.workspace(), new String(operator.operatorSeed().text())), "sealed, not in clear");
    }

    @Test
    void credentialsThatCannotBeUsedAreRefusedAndNothingOfThemIsSaid() throws IOException {
        shell.done("environment", "add", "--operator-jwt", "operator.jwt");
        write("other.creds", TestOperator.seed(KeyKind.ACCOUNT));
        problem("SL-6043", "environment", "set", "--creds", "other.creds");
        Files.writeString(folder.resolve("half.creds"), "-----BEGIN NATS USER JWT-----\nnothing\n");
        problem("SL-6043", "environment", "set", "--creds", "half.creds");
        var mixed = Files.readString(folder.resolve("other.creds"));
        write("sys.creds", operator.systemSeed());
        var good = Files.readString(folder.resolve("sys.creds"));
        var swapped = good.substring(0, good.indexOf("SU")) + mixed.substring(mixed.indexOf("SU"));
        Files.writeString(folder.resolve("swapped.creds"), swapped);
        var run = problem("SL-6043", "environment", "set", "--creds", "swapped.creds");
        assertFalse(run.err().contains("SU"), run.err());
        assertEquals(
                "none",
                shell.json("environment", "ls")
                        .get("environments")
                        .get(0)
                        .get("systemAccess")
                        .asString());
    }

    @Test
    void oneOfSeveralIsMeantWhereNoneIsNamed() {
        shell.done("init", "--operator", "ONE");
        shell.done("init", "--operator", "TWO");
        assertTrue(shell.run("account", "ls").err().contains("SL-"));
        shell.done("environment", "use", "TWO");
        shell.done("account", "add", "A");
        assertEquals(
                2,
                shell.json("--environment", "TWO", "account", "ls")
                        .get("accounts")
                        .size());
        assertEquals(
                1,
                shell.json("--environment", "ONE", "account", "ls")
                        .get("accounts")
                        .size());
        var usual = shell.json("environment", "ls")
                .get("environments")
                .valueStream()
                .filter(environment -> environment.get("usual").asBoolean())
                .map(environment -> environment.get("name").asString())
                .toList();
        assertEquals(List.of("TWO"), usual);
    }

    @Test
    void oneIsTakenOutOfTheWorkspaceOnceItIsNamedTwice() {
        shell.done("init", "--operator", "ONE");
        shell.done("init", "--operator", "TWO");
        shell.done("--environment", "ONE", "account", "add", "A");
        shell.done("environment", "use", "ONE");
        var would = shell.json("environment", "rm", "one", "--dry-run");
        assertFalse(would.get("removed").asBoolean());
        assertEquals(2, would.get("lost").get("accounts").asInt());
        assertTrue(would.get("lost").get("keys").size() >= 4, would::toString);
        problem("SL-1055", "environment", "rm", "ONE");
        problem("SL-1055", "environment", "rm", "ONE", "--yes", "one");
        problem("SL-1008", "environment", "rm", "THREE", "--yes", "THREE");
        var removed = shell.json("environment", "rm", "ONE", "--yes", "ONE");
        assertTrue(removed.get("removed").asBoolean());
        assertEquals(1, shell.json("environment", "ls").get("environments").size());
        assertEquals(1, shell.json("account", "ls").get("accounts").size(), "the other is the only one now");
        assertTrue(shell.json("key", "ls")
                .get("keys")
                .valueStream()
                .noneMatch(key -> key.get("owner").asString().equals("A")));
        var copy = removed.get("copy").asString();
        shell.done("--workspace", copy, "recover", "older", "--accept");
        assertEquals(
                2,
                shell.json("--workspace", copy, "environment", "ls")
                        .get("environments")
                        .size());
        var log = shell.json("audit", "ls", "--action", "environment.remove").get("entries");
        assertEquals(1, log.size());
        shell.done("environment", "rm", "TWO", "--yes", "TWO", "--no-copy");
        problem("SL-1007", "account", "ls");
        shell.done("init", "--operator", "THREE");
    }

    @Test
    void protectionIsLoweredOnlyByName() {
        shell.done("environment", "add", "--operator-jwt", "operator.jwt", "--level", "production", "--name", "Live");
        problem("SL-1050", "environment", "set", "--level", "development");
        problem("SL-1050", "environment", "set", "--level", "staging", "--yes", "live");
        shell.done("environment", "set", "--level", "staging", "--yes", "Live");
        shell.done("environment", "set", "--level", "production");
        problem("SL-1051", "environment", "set", "--level", "sandbox");
        shell.done("environment", "set", "--name", "Renamed");
        shell.done("init", "--operator", "Other");
        problem("SL-1009", "environment", "set", "--name", "X");
        problem("SL-1010", "environment", "set", "--environment", "Renamed", "--name", "other");
        problem("SL-1052", "environment", "add", "--operator-jwt", "operator.jwt", "--name", "Again");
        problem("SL-1011", "environment", "set", "--environment", "Renamed", "--level", "production", "--read-only");
    }

    @Test
    void addressesAreCheckedAndNeverHoldCredentials() {
        shell.done("environment", "add", "--operator-jwt", "operator.jwt");
        var run = problem("SL-3046", "environment", "set", "--server", "nats://u:secret@h:4222");
        assertFalse(run.err().contains("secret"), run.err());
        shell.done("environment", "set", "--server", "tls://a:4222,wss://b", "--server", "c");
        var servers = shell.json("environment", "ls").get("environments").get(0).get("servers");
        assertEquals(
                List.of("tls://a:4222", "wss://b", "nats://c"),
                servers.valueStream().map(one -> one.asString()).toList());
    }

    @Test
    void whatIsNoOperatorIsRefusedAndMakesNothing() throws IOException {
        Files.writeString(folder.resolve("sys.jwt"), operator.trust().systemAccountJwt());
        problem("SL-6044", "environment", "add", "--operator-jwt", "sys.jwt");
        assertFalse(Files.exists(shell.workspace()), "no workspace was made for it");
        Files.writeString(
                folder.resolve("foreign.jwt"), new TestOperator().trust().systemAccountJwt());
        problem("SL-6044", "environment", "add", "--operator-jwt", "operator.jwt", "--system-jwt", "foreign.jwt");
        problem(
                "SL-6044",
                "environment",
                "add",
                "--operator-jwt",
                "operator.jwt",
                "--system-account",
                TestOperator.seed(KeyKind.ACCOUNT).publicKey().text());
        assertTrue(shell.json("environment", "ls").get("environments").isEmpty());
        shell.run("environment", "add", "--operator-jwt", "operator.jwt", "--tls-cert", "c.pem")
                .expect(2);
    }

    private Shell.Run problem(String code, String... arguments) {
        var run = shell.run(arguments).expect(1);
        assertTrue(run.err().contains(code), run.err());
        return run;
    }

    private void write(String file, Seed account) throws IOException {
        var user = TestOperator.seed(KeyKind.USER);
        var token = operator.sign(UserClaims.of(user.publicKey().text(), "sys"), account);
        try {
            Files.writeString(folder.resolve(file), new String(Armour.creds(token, user)));
        } catch (JwtException e) {
            throw new AssertionError(e);
        }
    }

    private void seed(String file, Seed seed) throws IOException {
        Files.writeString(folder.resolve(file), new String(seed.text()) + "\n");
    }

    private static boolean contains(Path folder, String text) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text)) {
                    return true;
                }
            }
            return false;
        }
    }
}
