package dev.sluice.domain.federation.environment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.LinkFactory;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.TestOperator;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Credentials that somebody handed over: which are usable, and under which inbox they may hear answers.
@Tag("unit")
class SystemCredsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

    private final TestOperator operator = new TestOperator();
    private final PublicKey system = operator.systemSeed().publicKey();
    private final Seed user = TestOperator.seed(KeyKind.USER);

    private char[] creds(UserClaims claims, Seed signer, Seed seed) throws JwtException {
        return Armour.creds(operator.sign(claims, signer), seed);
    }

    private UserClaims claims() {
        return UserClaims.of(user.publicKey().text(), "user");
    }

    private void unusable(String why, char[] file) {
        var problem = assertThrows(ProblemException.class, () -> SystemCreds.read(file, system, NOW));
        assertEquals(ProblemCode.CREDS_UNUSABLE, problem.code());
        assertEquals(
                List.of(why),
                problem.problem().args().stream()
                        .map(text -> text.replaceAll(" on 20.*", ""))
                        .toList());
        assertFalse(String.valueOf(problem.getMessage()).contains("SU"), "nothing of the file");
    }

    @Test
    void theUserOfTheSystemAccountIsUsable() throws JwtException {
        try (var read = SystemCreds.read(creds(claims(), operator.systemSeed(), user), system, NOW)) {
            assertEquals(user.publicKey(), read.user().key());
            assertEquals(user.publicKey(), read.seed().publicKey());
        }
    }

    @Test
    void whatIsOfAnotherOrOverOrDamagedIsNot() throws JwtException {
        var other = TestOperator.seed(KeyKind.ACCOUNT);
        unusable("they are of a user of another account than the system account", creds(claims(), other, user));
        var over = claims();
        unusable(
                "they expired",
                creds(over.withBase(over.base().withExpires(NOW.getEpochSecond())), operator.systemSeed(), user));
        unusable("there is no seed in them", "nothing".toCharArray());
        var whole = new String(creds(claims(), operator.systemSeed(), user));
        var stranger = new String(TestOperator.seed(KeyKind.USER).text());
        unusable(
                "their seed does not belong to their token",
                whole.replace(new String(user.text()), stranger).toCharArray());
        unusable(
                "their token is not that of a user",
                whole.replaceAll("eyJ[^\n]*", "eyJ").toCharArray());
        var damaged = whole.replaceFirst("\nSU[A-Z2-7]{10}", "\nSUAAAAAAAAAA");
        unusable("their seed is damaged", damaged.toCharArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-                         | -            | _INBOX",
                "_INBOX.>                  | -            | _INBOX",
                "_INBOX_sluice.>           | -            | _INBOX_sluice",
                "mine.>                    | -            | mine",
                "mine.> q;$SYS.>           | -            | mine",
                "-                         | _INBOX.>     | _INBOX_sluice",
                "mine.>;_INBOX.>           | _INBOX.x.*   | mine",
                "mine.*                    | -            | DENIED",
                "$SYS.>;a..b               | -            | DENIED",
                "mine.>                    | >            | DENIED",
            })
    void answersAreHeardWhereTheUserMayListen(String allowed, String denied, String prefix) {
        var subscribe = new Permission(list(allowed), list(denied));
        var permissions = new Permissions(new Permission(List.of(), List.of()), subscribe, null);
        var jwt = operator.sign(
                claims().withLimits(UserLimits.unlimited().withPermissions(permissions)), operator.systemSeed());
        if (prefix.equals("DENIED")) {
            var problem = assertThrows(ProblemException.class, () -> InboxPrefix.of(jwt));
            assertEquals(ProblemCode.INBOX_DENIED, problem.code());
        } else {
            assertEquals(prefix, InboxPrefix.of(jwt));
        }
        assertEquals(LinkFactory.USUAL_INBOX, InboxPrefix.of("no JWT"), "its own word counts then");
    }

    private static List<String> list(@Nullable String texts) {
        return texts == null ? List.of() : List.of(texts.split(";", -1));
    }
}
