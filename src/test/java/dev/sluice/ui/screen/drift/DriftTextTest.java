package dev.sluice.ui.screen.drift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.maintenance.Drifts.Line;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.diff.ClaimChange.Added;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.UnknownFields;
import dev.sluice.domain.model.ShareKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A person decides by these words whether something becomes open to everybody.
class DriftTextTest {
    private static String shown(ExportClaim export) {
        var before = AccountClaims.builder("ACCT", "A").build();
        var after = before.copy().exports(List.of(export)).build();
        var change = (Added) ClaimDiff.between(before, after).getFirst();
        return DriftText.value(new Line(change.path(), null, null, change.value()), change.value(), Map.of());
    }

    private static ExportClaim.Builder orders() {
        return ExportClaim.builder("orders.>", ShareKind.STREAM);
    }

    @Test
    void exportsArePublicUnlessTheyAskForAToken() {
        assertEquals("public", shown(orders().build()));
        assertEquals("named feed, public", shown(orders().name("feed").build()));
        assertEquals(
                "named feed, private",
                shown(orders().name("feed").tokenRequired().build()));
    }

    @Test
    void noNameMakesAnExportLookPrivate() {
        assertEquals(
                "named feed,\\u{a0}token_req=true, public",
                shown(orders().name("feed, token_req=true").build()));
    }

    @Test
    void noFieldMakesAnExportLookPrivate() throws JwtException {
        for (var sly : List.of(
                "{\"x\": {\"a\": 1, \"token_req\": true}}",
                "{\"x\": [\"a\", \"token_req=true\", \"b\"]}",
                "{\"x, token_req\": true, \"y\": 1}")) {
            var shown = shown(orders().unknown(UnknownFields.parse(sly)).build());
            assertTrue(shown.endsWith("public"), shown);
        }
    }
}
