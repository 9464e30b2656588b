package dev.sluice.domain.jwt.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.Vectors;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.diff.ClaimChange.Added;
import dev.sluice.domain.jwt.diff.ClaimChange.Changed;
import dev.sluice.domain.jwt.diff.ClaimChange.Removed;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.ShareKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ClaimDiffTest {
    private static final String ACCOUNT = Vectors.key("A:main").text();
    private static final String OTHER = Vectors.key("A:other").text();
    private static final ExportClaim ORDERS =
            ExportClaim.builder("orders.>", ShareKind.STREAM).name("orders").build();

    private static AccountClaims.Builder account() {
        return AccountClaims.builder(ACCOUNT, "APP");
    }

    @Test
    void signingAgainIsNoChange() throws JwtException {
        try (var seed = Vectors.seed("O:main")) {
            var claims = account().exports(List.of(ORDERS)).build();
            var signed = JwtReader.decodeAccount(JwtWriter.encode(claims, TokenSigner.of(seed), 5))
                    .claims();
            assertEquals(List.of(), ClaimDiff.between(claims, signed));
        }
    }

    @Test
    void aNewExportIsOneChangeWithItsSummary() {
        var after = account().exports(List.of(ORDERS)).build();
        assertEquals(
                List.of(new Added("exports[stream orders.>]", "name=orders, subject=orders.>, type=stream")),
                ClaimDiff.between(account().build(), after));
        assertEquals(
                List.of(new Removed("exports[stream orders.>]", "name=orders, subject=orders.>, type=stream")),
                ClaimDiff.between(after, account().build()));
    }

    @Test
    void aNameDoesNotReadLikeAField() {
        var sly = ORDERS.copy().name("orders, token_req=true, x").build();
        var after = account().exports(List.of(sly)).build();
        assertEquals(
                List.of(new Added(
                        "exports[stream orders.>]",
                        "name=orders,\u00a0token_req=true, x, subject=orders.>, type=stream")),
                ClaimDiff.between(account().build(), after));
    }

    @Test
    void fieldsOfAnExportAreComparedByName() {
        var before = account().exports(List.of(ORDERS)).build();
        var closed =
                ORDERS.copy().tokenRequired().revocations(Map.of(OTHER, 7L)).build();
        var after = account().exports(List.of(closed)).build();
        assertEquals(
                List.of(
                        new Changed("exports[stream orders.>].token_req", "false", "true"),
                        new Added("exports[stream orders.>].revocations[" + OTHER + "]", "7")),
                ClaimDiff.between(before, after));
    }

    @Test
    void aLimitThatVanishesFromTheWireChangedToZero() {
        var limits = AccountLimits.unlimited();
        var before = account().limits(limits).build();
        var after = account().limits(limits.withImports(0).withConnections(9)).build();
        assertEquals(
                List.of(new Changed("limits.imports", "-1", "0"), new Changed("limits.conn", "-1", "9")),
                ClaimDiff.between(before, after));
    }

    @Test
    void importsAreTheSameOnlyFromTheSameAccount() {
        var from = ImportClaim.builder("orders.>", ShareKind.STREAM, OTHER);
        var before = account().imports(List.of(from.build())).build();
        var after = account()
                .imports(List.of(from.localSubject("in.orders.>").build()))
                .build();
        assertEquals(
                List.of(new Added("imports[stream orders.> from " + OTHER + "].local_subject", "in.orders.>")),
                ClaimDiff.between(before, after));
    }

    @Test
    void orderDoesNotCount() {
        var users = UserClaims.of(Vectors.key("U:one").text(), "u");
        var before = users.withTags(List.of("a", "b"));
        assertEquals(List.of(), ClaimDiff.between(before, users.withTags(List.of("b", "a"))));
        assertEquals(
                List.of(new Removed("tags[b]", "b"), new Added("tags[c]", "c")),
                ClaimDiff.between(before, users.withTags(List.of("a", "c"))));
    }

    @Test
    void differentKindsCannotBeCompared() {
        var user = UserClaims.of(Vectors.key("U:one").text(), "u");
        assertThrows(
                IllegalArgumentException.class,
                () -> ClaimDiff.between(account().build(), user));
    }
}
