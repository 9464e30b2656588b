package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.operation.AccountLifespan;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Proof.Rung;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.Age;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Tokens and accounts that begin later, or have ended: said before anything is pushed.
class OutOfTimeTest extends Journey {
    OutOfTimeTest() {
        super(Age.NEWEST, 1);
    }

    private String token(Account from, Account to, long notBefore) throws Exception {
        var claims = ActivationClaims.of(to.key().text(), "orders.>", ShareKind.STREAM)
                .withIssuerAccount("");
        return JwtWriter.encode(
                claims.withBase(claims.base().withNotBefore(notBefore)),
                test.signer(from.key()),
                Instant.now().getEpochSecond());
    }

    @Test
    @DisplayName(
            "a token that is valid later, or that a revocation of everybody holds back, is refused and stays as it is")
    void tokens() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var export = export(a, "orders.>");
        var later = Instant.now().plusSeconds(60);
        var token = token(a, b, later.getEpochSecond());
        assertEquals(
                later.getEpochSecond(),
                requireNonNull(test.services().activations().inspect(token).startsAt())
                        .getEpochSecond());
        assertProblem(
                ProblemCode.TOKEN_NOT_YET,
                () -> test.services().imports().addToken(b.key(), token, null, OperationOptions.now()));
        assertEquals(List.of(), test.services().revocations().list(a.key()));

        var everybody = later.getEpochSecond();
        var claim = ExportClaim.builder("orders.>", ShareKind.STREAM)
                .name(export.name())
                .tokenRequired()
                .revocations(Map.of(ExportClaim.ALL, everybody))
                .build();
        test.store().write(tx -> {
            var row = tx.exports().find(export.id()).orElseThrow();
            tx.exports()
                    .save(new Export(
                            row.id(),
                            row.account(),
                            row.name(),
                            row.subject(),
                            row.kind(),
                            row.visibility(),
                            row.origin(),
                            row.createdAt(),
                            row.removedAt(),
                            ClaimRest.write(claim)));
            return row;
        });
        var plain = token(a, b, 0);
        assertProblem(
                ProblemCode.TOKEN_NOT_TRUSTED,
                () -> test.services().imports().addToken(b.key(), plain, null, OperationOptions.now()));
        var minted = accept(offer(a, b, "orders.>"), null);
        assertTrue(minted.grant().iat() > everybody);
    }

    @Test
    @DisplayName(
            "an account whose end has passed is said to have ended wherever it is looked at, and works again when it is renewed")
    void accounts() {
        var a = account("org-a");
        var b = account("org-b");
        var offer = offer(a, b, "orders.>");
        var end = Instant.now().minusSeconds(30);
        ends(b, end);
        var accounts = test.services().accounts();
        assertEquals(AccountLifespan.Phase.OVER, accounts.phase(accounts.find(b.name())));
        assertProblem(ProblemCode.ACCOUNT_EXPIRED, () -> accept(offer, null));
        assertProblem(
                ProblemCode.ACCOUNT_EXPIRED,
                () -> test.services().publisher().push(List.of(b.key()), OperationOptions.now()));
        assertProblem(ProblemCode.ACCOUNT_EXPIRED, () -> export(b, "returns.>"));
        assertEquals(ConnectionState.PENDING, stateOf(offer));
        var proof = accounts.prove(b.key());
        assertFalse(proof.isEffective());
        assertEquals(Rung.EXPIRED, proof.servers().getFirst().rung());
        var found = test.services().reconciler().reconcile(OperationOptions.now());
        assertTrue(found.mended().stream().noneMatch(report -> report.account().equals(b.key())));
        assertEquals(
                SyncStatus.EXPIRED,
                found.accounts().stream()
                        .filter(row -> row.key().equals(b.key()))
                        .findFirst()
                        .orElseThrow()
                        .status());

        assertInstanceOf(
                Outcome.Done.class,
                accounts.renew(b.key(), null, OperationOptions.now()).outcome());
        assertEquals(AccountLifespan.Phase.GOOD, accounts.phase(accounts.find(b.name())));
        assertEquals(ConnectionState.ACTIVE, accept(offer, null).state());
    }

    private void ends(Account account, Instant end) {
        test.store().write(tx -> {
            var now = tx.accounts().find(account.key()).orElseThrow();
            var claims = UnmodelledClaims.of(now);
            var ending =
                    now.withRest(ClaimRest.write(claims.withBase(claims.base().withExpires(end.getEpochSecond()))));
            tx.accounts().save(ending);
            return ending;
        });
    }
}
