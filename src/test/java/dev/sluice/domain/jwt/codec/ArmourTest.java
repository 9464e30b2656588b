package dev.sluice.domain.jwt.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.claims.Vectors;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.nkey.Seed;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ArmourTest {
    private static Vectors.Vector vector(String name) {
        return Vectors.all().stream()
                .filter(vector -> vector.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void credsAreWrittenAsByGo() throws JwtException {
        var vector = vector("user-for-creds");
        try (var seed = Vectors.seed("U:one")) {
            assertEquals(vector.text("creds"), new String(Armour.creds(vector.text("jwt"), seed)));
        }
    }

    @Test
    void aTokenIsFramedAsByGo() {
        var vector = vector("activation-stream");
        assertEquals(vector.text("decorated"), Armour.jwt(ClaimKind.ACTIVATION, vector.text("jwt")));
    }

    @Test
    void whatWasWrittenIsRead() throws JwtException {
        var jwt = vector("user-for-creds").text("jwt");
        try (var seed = Vectors.seed("U:one")) {
            var creds = Armour.creds(jwt, seed);
            assertEquals(jwt, Armour.token(creds));
            assertArrayEquals(seed.text(), Armour.seed(creds).orElseThrow());
            var windows = new String(creds).replace("\n", "\r\n").toCharArray();
            assertEquals(jwt, Armour.token(windows));
            assertArrayEquals(seed.text(), Armour.seed(windows).orElseThrow());
        }
    }

    @Test
    void aBareTokenAndABareSeedAreFound() {
        assertEquals("a.b.c", Armour.token(" a.b.c\n"));
        assertArrayEquals(
                "SUXY".toCharArray(), Armour.seed("\n  SUXY \nSA".toCharArray()).orElseThrow());
        assertEquals(Optional.empty(), Armour.seed("nothing here\n".toCharArray()));
    }

    @Test
    void aTokenSplitOverLinesIsNoBlock() {
        var text = "---A---\nab\ncd\n---B---\n";
        assertEquals(text.strip(), Armour.token(text));
    }

    @Test
    void seedAndTokenMustBelongTogether() throws JwtException {
        var user = vector("user-for-creds").text("jwt");
        try (var other = Vectors.seed("U:two");
                var account = Vectors.seed("A:main")) {
            assertEquals("Y4", rule(user, other));
            assertEquals("Y2", rule(user, account));
            assertEquals("Y1", rule(vector("account-minimal").text("jwt"), other));
        }
    }

    private static String rule(String token, Seed seed) {
        return assertThrows(JwtException.class, () -> Armour.creds(token, seed)).rule();
    }

    @Test
    void aLongLineOfDashesCostsNothing() {
        var dashes = ("-".repeat(200_000) + "x\n").repeat(3).toCharArray();
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Armour.token(dashes));
    }
}
