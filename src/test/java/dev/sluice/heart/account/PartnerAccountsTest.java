package dev.sluice.heart.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.PartnerAccounts;
import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.scripted.Partners;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Accounts of partners who hold no key of the operator.
@Tag("unit")
class PartnerAccountsTest {
    private final Partners partners = new Partners();
    private final PartnerAccounts requests = partners.services().partners();
    private final Seed account = TestOperator.seed(KeyKind.ACCOUNT);
    private final AccountClaims claims = AccountClaims.builder(
                    account.publicKey().text(), "guest")
            .exports(List.of(ExportClaim.builder("guest.>", ShareKind.STREAM)
                    .name("feed")
                    .tokenRequired()
                    .build()))
            .build();

    @AfterEach
    void close() {
        account.close();
        partners.close();
    }

    @Test
    void whatAPartnerSignedIsSignedAsItIsAndPushedAndKnownFromThenOn() throws JwtException {
        var request = requests.read(partners.sign(claims, account));
        assertFalse(request.isKnown());
        assertTrue(request.asks().toString().contains("guest.>"));
        var jwt = requests.sign(request);
        assertEquals(Action.ACCOUNT_SIGN.word(), partners.audited().deed().action());
        var signed = JwtReader.decodeAccount(jwt).claims();
        assertEquals(partners.services().environment().signingKey().text(), signed.issuer());
        assertEquals(List.of(), ClaimDiff.between(claims, signed));
        assertEquals(AccountRole.EXTERNAL, partners.account(account.publicKey()).role());
        requests.push(request, jwt, OperationOptions.now());
        for (var server : partners.unit().servers().servers()) {
            assertEquals(jwt, server.stored(account.publicKey()));
        }
        assertTrue(requests.read(partners.sign(claims, account)).isKnown());
    }

    @Test
    void whatOthersSignedOrIsOursIsRefused() {
        try (var other = TestOperator.seed(KeyKind.ACCOUNT)) {
            partners.refuses(ProblemCode.REQUEST_UNUSABLE, () -> requests.read(partners.sign(claims, other)));
        }
        partners.refuses(ProblemCode.REQUEST_UNUSABLE, () -> requests.read("no token"));
        var ours = AccountClaims.builder(partners.exporter().text(), "org-a").build();
        var jwt = partners.unit().keys().lend(partners.exporter(), seed -> partners.sign(ours, seed));
        partners.refuses(ProblemCode.REQUEST_OF_OURS, () -> requests.read(jwt));
    }
}
