package dev.sluice.domain.jwt.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import dev.sluice.domain.jwt.claims.MappingTarget;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.Permission;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.jwt.claims.ResponsePermission;
import dev.sluice.domain.jwt.claims.ServiceLatency;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.claims.Vectors;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.GoText;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class JwtWriterTest {
    private static final String ACCOUNT = Vectors.key("A:main").text();
    private static final String USER = Vectors.key("U:one").text();
    private static final String OPERATOR = Vectors.key("O:main").text();

    private static String write(Claims claims, Seed signer) throws JwtException {
        return JwtWriter.encode(claims, TokenSigner.of(signer), 100);
    }

    private static String refusal(Claims claims, String signer) {
        try (var seed = Vectors.seed(signer)) {
            return assertThrows(JwtException.class, () -> write(claims, seed)).rule();
        }
    }

    @Test
    void refusesByRule() {
        var latency = ExportClaim.builder("a", ShareKind.SERVICE)
                .latency(new ServiceLatency(101, "r"))
                .build();
        var sampled =
                AccountClaims.builder(ACCOUNT, "a").exports(List.of(latency)).build();
        var badUrl =
                OperatorClaims.builder(OPERATOR, "o").accountServerUrl("host/x").build();
        assertEquals("W1", refusal(AccountClaims.builder("", "a").build(), "O:main"));
        assertEquals("W3", refusal(AccountClaims.builder(ACCOUNT, "a").build(), "U:one"));
        assertEquals("W4", refusal(OperatorClaims.builder(ACCOUNT, "o").build(), "O:main"));
        assertEquals("W5", refusal(AccountClaims.builder(USER, "a").build(), "O:main"));
        assertEquals("W6", refusal(UserClaims.of(ACCOUNT, "u"), "A:main"));
        assertEquals("W7", refusal(ActivationClaims.of("public", "a", ShareKind.STREAM), "A:main"));
        assertEquals("W8", refusal(badUrl, "O:main"));
        assertEquals("W10", refusal(sampled, "O:main"));
    }

    @Test
    void aNewAccountHasNoLimitsAndANewUserNeither() {
        var account = AccountClaims.builder(ACCOUNT, "a").build();
        assertEquals(AccountLimits.unlimited(), account.limits());
        assertEquals(-1, account.limits().imports());
        assertEquals(-1, UserClaims.of(USER, "u").limits().subscriptions());
        assertTrue(UserClaims.scoped(USER, "u", ACCOUNT).limits().isScoped());
    }

    @Test
    void equalBaseFieldsGiveEqualIdsAndLaterOnesOthers() throws JwtException {
        try (var seed = Vectors.seed("O:main")) {
            var one = AccountClaims.builder(ACCOUNT, "a").build();
            var two = one.copy().description("other").build();
            var first = JwtReader.decodeAccount(write(one, seed)).claims();
            assertEquals(
                    first.base().id(),
                    JwtReader.decodeAccount(write(two, seed)).claims().base().id());
            assertEquals(100, first.issuedAt());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0E21, 1e+21",
        "9.99E20, 999000000000000000000",
        "1.0E-6, 0.000001",
        "9.9E-7, 9.9e-7",
        "4.9E-324, 5e-324",
        "-0.0, -0",
        "100.0, 100",
        "0.1, 0.1",
        "2.0E23, 2e+23",
        "1.7976931348623157E308, 1.7976931348623157e+308"
    })
    void numbersAreSpeltAsByGo(double value, String text) {
        assertEquals(text, GoText.number(value));
    }

    @Test
    void readingIsTheInverseOfWriting() throws JwtException {
        var random = new Random(42);
        try (var seed = Vectors.seed("O:main")) {
            for (int i = 0; i < 500; i++) {
                var written = account(random);
                var read = JwtReader.decodeAccount(write(written, seed)).claims();
                assertEquals(written, read.withBase(written.base()));
                assertEquals(List.of(), ClaimDiff.between(written, read));
            }
        }
    }

    /// Lists come sorted, as they are after reading; subjects are unique.
    private static AccountClaims account(Random random) {
        var exports = new ArrayList<ExportClaim>();
        var imports = new ArrayList<ImportClaim>();
        for (int i = 0; i < random.nextInt(20); i++) {
            var kind = random.nextBoolean() ? ShareKind.STREAM : ShareKind.SERVICE;
            var subject = "s" + (char) ('a' + i) + ".<" + random.nextInt(9) + ">.>";
            var export = ExportClaim.builder(subject, kind)
                    .name(text(random))
                    .revocations(Map.of("*", random.nextLong(), ACCOUNT, 1L + random.nextInt(9)))
                    .responseThreshold(random.nextLong())
                    .description(text(random));
            exports.add(random.nextBoolean() ? export.tokenRequired().build() : export.build());
            imports.add(ImportClaim.builder(subject, kind, ACCOUNT)
                    .localSubject(text(random))
                    .build());
        }
        var limits = AccountLimits.unlimited()
                .withImports(random.nextInt(5) - 1)
                .withJetStream(JetStreamLimits.of(random.nextLong(), 0, random.nextInt(9), -1));
        return AccountClaims.builder(ACCOUNT, text(random))
                .exports(exports)
                .imports(imports)
                .limits(limits)
                .defaultPermissions(new Permissions(
                        Permission.allowing("a", text(random)),
                        Permission.NONE,
                        new ResponsePermission(random.nextInt(), random.nextLong())))
                .mappings(Map.of("m." + text(random), List.of(new MappingTarget("x", random.nextInt(256), ""))))
                .signingKeys(List.of(
                        new SigningKey.Plain("A"),
                        new SigningKey.Scoped("B", text(random), UserLimits.unlimited(), text(random))))
                .tags(List.of(text(random)))
                .build();
    }

    private static String text(Random random) {
        var out = new StringBuilder("t");
        random.ints(random.nextInt(6), 0, Character.MAX_CODE_POINT + 1)
                .map(c -> c % 3 == 0 ? c : c % 128)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .forEach(out::appendCodePoint);
        return out.toString();
    }
}
