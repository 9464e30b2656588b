package dev.sluice.heart;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sluice.domain.federation.maintenance.Drifts;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterEach;

/// Two accounts on three servers, and another tool that changes them.
abstract class DriftScene {
    final UnitEnvironment unit = UnitEnvironment.start(3);
    final Account account = unit.account("org-a");
    final Account partner = unit.account("org-b");

    @AfterEach
    void close() {
        unit.close();
    }

    Drifts drifts() {
        return unit.services().drifts();
    }

    ComparedAccount compared(Account of) {
        return unit.services().reconciler().compare().accounts().stream()
                .filter(found -> found.key().equals(of.key()))
                .findFirst()
                .orElseThrow();
    }

    void assertInStep(Account of) {
        assertEquals(SyncStatus.IN_STEP, compared(of).status());
        assertFalse(compared(of).isDrift());
    }

    static void assertProblem(ProblemCode code, Runnable act) {
        assertEquals(code, assertThrows(ProblemException.class, act::run).code());
    }

    AccountClaims released(Account of) throws JwtException {
        var jwt = unit.services().accounts().find(of.key().text()).release().jwt();
        return JwtReader.decodeAccount(requireNonNull(jwt)).claims();
    }

    static AccountClaims exporting(AccountClaims claims, ExportClaim added) {
        var exports = new ArrayList<>(claims.exports());
        exports.add(added);
        return claims.copy().exports(exports).build();
    }

    static ExportClaim news() {
        return ExportClaim.builder("news.>", ShareKind.STREAM).name("news").build();
    }

    ImportClaim smuggled() {
        var draft = new ExportDraft(partner.key(), "own", "own.>", ShareKind.STREAM, Visibility.PRIVATE);
        var export =
                unit.services().exports().add(draft, OperationOptions.now()).value();
        var token = unit.services()
                .activations()
                .issue(partner.key(), export, account.key())
                .grant()
                .token();
        return ImportClaim.builder("own.>", ShareKind.STREAM, partner.key().text())
                .name("smuggled")
                .token(requireNonNull(token))
                .build();
    }
}
