package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.testing.TestOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Users whose tokens end by themselves, as other tools make them.
final class UserEndsTest {
    private final TestOperator operator = new TestOperator();
    private final Seed account = TestOperator.seed(KeyKind.ACCOUNT);

    @TempDir
    private Path folder = Path.of("");

    private void token(String name, String jwt) throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("nsc")).resolve(name + ".jwt"), jwt);
    }

    private void user(String name, long end) throws IOException {
        var claims = UserClaims.of(TestOperator.seed(KeyKind.USER).publicKey().text(), name);
        token(name, operator.sign(claims.withBase(claims.base().withExpires(end)), account));
    }

    @Test
    @DisplayName("user ls tells who is not let in any more, and whose end is near; of others it says nothing")
    void ends() throws IOException {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var over = now.minus(Duration.ofDays(1));
        var near = now.plus(Duration.ofDays(3));
        token("KO", operator.trust().operatorJwt());
        token("SYS", operator.trust().systemAccountJwt());
        var claims = AccountClaims.builder(account.publicKey().text(), "A").build();
        token("A", operator.sign(claims, operator.operatorSeed()));
        user("late", over.getEpochSecond());
        user("soon", near.getEpochSecond());
        user("later", now.plus(Duration.ofDays(400)).getEpochSecond());
        user("endless", 0);
        var shell = new Shell(folder);
        shell.done("nsc", "import", folder.resolve("nsc").toString());

        var told = shell.done("user", "ls", "--account", "A").out();
        assertTrue(told.contains("late ended at " + over + ": servers do not let it in."), told);
        assertTrue(told.contains("soon ends at " + near + "; then servers do not let it in."), told);
        assertFalse(told.contains("later end") || told.contains("endless end"), told);
        assertEquals(4, shell.json("user", "ls", "--account", "A").get("users").size());
    }
}
