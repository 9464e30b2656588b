package dev.sluice.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.EnvironmentAccess.SystemUser;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import dev.sluice.testing.TestLinks;
import dev.sluice.testing.TestOperator;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Credentials of the system account that somebody gave us, with the rights that are usual for them.
final class GivenCredentialsTest {
    @TempDir
    private Path folder = Path.of("");

    private static String token(TestEnvironment test, PublicKey user, String... hears) throws JwtException {
        var rights = new Permissions(Permission.allowing("$SYS.REQ.>"), Permission.allowing(hears), null);
        var limits = UserLimits.unlimited().withPermissions(rights);
        return JwtWriter.encode(
                UserClaims.of(user.text(), "ops").withLimits(limits),
                test.signer(test.services().environment().systemAccount()),
                Instant.now().getEpochSecond());
    }

    private static void give(TestEnvironment test, String... hears) throws JwtException {
        var user = test.services().context().signer().create(KeyKind.USER);
        var given = new SystemUser(user, token(test, user, hears));
        test.store().write(tx -> {
            tx.environments()
                    .save(tx.environments()
                            .access(test.services().environment().id())
                            .withSystemUser(given));
            return given;
        });
        test.services().link().close();
    }

    private static int heard(TestEnvironment test) {
        return test.services().link().resolver().expected().servers().size();
    }

    @Test
    @DisplayName("Answers are heard where the token allows it; where it allows no inbox, that is what is said")
    void inbox() throws JwtException {
        try (var test = TestEnvironment.start(folder, Age.NEWEST, 1)) {
            give(test, "_INBOX.>", "$SYS.>");
            assertEquals(1, heard(test));
            assertTrue(test.services()
                    .accounts()
                    .prove(test.account("org-a").key())
                    .isEffective());
            give(test, "_INBOX_ops.> workers", "_INBOX_ops.>");
            assertEquals(1, heard(test));
            give(test, "$SYS.>");
            var none = assertThrows(ProblemException.class, () -> heard(test));
            assertEquals(ProblemCode.INBOX_DENIED, none.code());

            // The server's own word, where the token does not tell.
            var user = TestOperator.seed(KeyKind.USER);
            var narrow = token(test, user.publicKey(), "_INBOX.>");
            var denied = assertThrows(
                    ProblemException.class,
                    () -> TestLinks.factory()
                            .open(
                                    List.of(test.cluster().urls().getFirst()),
                                    () -> new Credentials(narrow, user, SystemRights.INBOX))
                            .close());
            assertEquals(ProblemCode.INBOX_DENIED, denied.code());
            assertTrue(denied.problem().text().what().contains(SystemRights.INBOX));
        }
    }
}
