package dev.sluice.domain.jwt.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.claims.Vectors;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TrustedKeysTest {
    private static final PublicKey ACCOUNT = Vectors.key("A:main");
    private static final PublicKey OPERATOR = Vectors.key("O:main");
    private static final String USER = Vectors.key("U:one").text();

    private static Claims signed(Claims claims, String label) throws JwtException {
        try (var seed = Vectors.seed(label)) {
            return JwtReader.decode(JwtWriter.encode(claims, TokenSigner.of(seed), 5))
                    .claims();
        }
    }

    @Test
    void anOperatorSignsWithItsKeysAndAStrictOneOnlyItselfWithItsIdentity() throws JwtException {
        var open = OperatorClaims.builder(OPERATOR.text(), "o")
                .signingKeys(List.of(Vectors.key("O:sk1").text()));
        var account = AccountClaims.builder(ACCOUNT.text(), "a").build();
        assertTrue(TrustedKeys.signedBy(open.build(), signed(account, "O:main")));
        assertTrue(TrustedKeys.signedBy(open.build(), signed(account, "O:sk1")));
        assertFalse(TrustedKeys.signedBy(open.build(), signed(account, "O:sk2")));
        var strict = open.strict().build();
        assertFalse(TrustedKeys.signedBy(strict, signed(account, "O:main")));
        assertTrue(TrustedKeys.signedBy(strict, signed(account, "O:sk1")));
        assertTrue(TrustedKeys.signedBy(strict, signed(strict, "O:main")));
    }

    @Test
    void aSigningKeyCountsOnlyForTheAccountItNames() throws JwtException {
        var account = AccountClaims.builder(ACCOUNT.text(), "a")
                .signingKeys(List.of(new SigningKey.Plain(Vectors.key("A:sk1").text())))
                .build();
        var user = UserClaims.of(USER, "u");
        assertTrue(TrustedKeys.signedBy(account, signed(user, "A:main")));
        assertFalse(TrustedKeys.signedBy(account, signed(user, "A:sk1")));
        assertTrue(TrustedKeys.signedBy(account, signed(user.withIssuerAccount(ACCOUNT.text()), "A:sk1")));
        assertFalse(TrustedKeys.signedBy(account, signed(user.withIssuerAccount(ACCOUNT.text()), "A:sk2")));
    }

    @Test
    void aScopeSignsOnlyBareUsersOfItsOwn() throws JwtException {
        var scope = new SigningKey.Scoped(Vectors.key("A:scoped").text(), "r", UserLimits.unlimited(), "");
        var bare = UserClaims.scoped(USER, "u", ACCOUNT.text());
        assertEquals(Optional.empty(), TrustedKeys.scopeProblem(scope, signed(bare, "A:scoped")));
        assertEquals(Optional.of("G2"), TrustedKeys.scopeProblem(scope, signed(bare, "A:sk1")));
        assertEquals(Optional.of("G3"), TrustedKeys.scopeProblem(scope, signed(UserClaims.of(USER, "u"), "A:scoped")));
        assertEquals(
                Optional.of("G1"),
                TrustedKeys.scopeProblem(
                        scope, AccountClaims.builder(ACCOUNT.text(), "a").build()));
    }

    @Test
    void aRevocationCoversTokensIssuedUpToItsTime() {
        assertTrue(TrustedKeys.isRevoked(Map.of(USER, 10L), USER, 10));
        assertFalse(TrustedKeys.isRevoked(Map.of(USER, 10L), USER, 11));
        assertTrue(TrustedKeys.isRevoked(Map.of("*", 12L, USER, 10L), USER, 11));
        assertFalse(TrustedKeys.isRevoked(Map.of(), USER, 0));
    }

    @Test
    void theHashIdIsThatOfTheLibrary() throws JwtException {
        for (var vector : Vectors.all()) {
            if (vector.has("hashId")) {
                var claims = JwtReader.decodeActivation(vector.text("jwt")).claims();
                assertEquals(vector.text("hashId"), TrustedKeys.hashId(claims));
            }
        }
    }
}
