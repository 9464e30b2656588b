package dev.sluice.heart.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.ShareEdits;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.ExportPatch;
import dev.sluice.domain.model.record.ExportPatch.Sampling;
import dev.sluice.domain.model.record.ImportPatch;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.UnitEnvironment;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@DisplayName("What exports and imports say is changed where they are")
class ShareEditsTest {
    private final UnitEnvironment unit = UnitEnvironment.start(2);
    private final ShareEdits edits = unit.services().shareEdits();
    private final Account from = unit.account("ACCTA");
    private final Account to = unit.account("ACCTB");

    @AfterEach
    void close() {
        unit.close();
    }

    private Export service(Visibility visibility) {
        return unit.services()
                .exports()
                .add(
                        new ExportDraft(from.key(), "prices", "prices.*.get", ShareKind.SERVICE, visibility),
                        OperationOptions.now())
                .value();
    }

    /// As the first server has it.
    private AccountClaims stored(Account account) throws JwtException {
        var jwt = Objects.requireNonNull(unit.servers().server(1).stored(account.key()));
        return JwtReader.decodeAccount(jwt).claims();
    }

    private static ExportPatch position(long place) {
        return new ExportPatch(null, null, null, null, null, place, null);
    }

    @Test
    void everythingAServiceSaysReachesTheServers() throws JwtException {
        var export = service(Visibility.PRIVATE);
        var patch = new ExportPatch(
                "Prices by shop",
                "https://example.com",
                "Stream",
                250L,
                new Sampling(10, "latency.prices"),
                null,
                true);
        edits.change(export, patch, OperationOptions.now());
        var claim = stored(from).exports().getFirst();
        assertEquals("Prices by shop", claim.description());
        assertEquals("Stream", claim.responseType());
        assertEquals(250_000_000, claim.responseThreshold());
        assertEquals(10, Objects.requireNonNull(claim.latency()).sampling());
        assertTrue(claim.allowTrace() && claim.tokenReq());
        edits.change(export, new ExportPatch(null, null, null, 0L, Sampling.NONE, null, false), OperationOptions.now());
        var after = stored(from).exports().getFirst();
        assertEquals(null, after.latency());
        assertEquals(0, after.responseThreshold());
        assertFalse(after.allowTrace());
        assertEquals("Prices by shop", after.description(), "what was not named stays");
    }

    @Test
    void whatIsStagedIsSaidAndTakenBack() throws JwtException {
        var export = service(Visibility.PRIVATE);
        edits.change(export, new ExportPatch("Prices", null, null, null, null, null, null), OperationOptions.stage());
        assertEquals("Prices", edits.said(export).description());
        assertEquals("", stored(from).exports().getFirst().description());
        assertEquals(
                1,
                unit.services()
                        .publisher()
                        .preview()
                        .accounts()
                        .getFirst()
                        .claims()
                        .size());
        var waiting = unit.services().publisher().staged().getFirst();
        unit.services().publisher().discard(waiting.id());
        assertEquals("", edits.said(export).description());
        edits.change(export, new ExportPatch("Prices", null, null, null, null, null, null), OperationOptions.stage());
        unit.services().publisher().pushAll(OperationOptions.now());
        assertEquals("Prices", stored(from).exports().getFirst().description());
        assertTrue(unit.services().publisher().staged().isEmpty());
    }

    @Test
    void whatNoServerTakesIsRefusedBeforeItIsStaged() {
        var export = service(Visibility.PUBLIC);
        var refused =
                assertThrows(ProblemException.class, () -> edits.change(export, position(1), OperationOptions.stage()));
        assertEquals(ProblemCode.CLAIMS_INVALID, refused.problem().code());
        assertTrue(unit.services().publisher().staged().isEmpty());
        edits.change(export, position(2), OperationOptions.now());
        var exports = unit.services().exports();
        assertEquals(
                "prices." + to.key().text() + ".get",
                exports.ownPart(exports.find(from.key(), "prices"), to.key()).text());
    }

    @Test
    void theImportersKeyCannotMoveUnderThem() {
        var export = service(Visibility.PUBLIC);
        unit.services()
                .imports()
                .addPublic(
                        new PublicImportDraft(to.key(), from.key(), "prices.*.get", ShareKind.SERVICE, null),
                        OperationOptions.now());
        var refused =
                assertThrows(ProblemException.class, () -> edits.change(export, position(2), OperationOptions.now()));
        assertEquals(ProblemCode.POSITION_IN_USE, refused.problem().code());
    }

    @Test
    void importsByConsentAndPublicOnesSayWhoAsks() throws JwtException {
        service(Visibility.PUBLIC);
        unit.services()
                .imports()
                .addPublic(
                        new PublicImportDraft(to.key(), from.key(), "prices.*.get", ShareKind.SERVICE, null),
                        OperationOptions.now());
        unit.share(from, to, "orders.>");
        var imports = unit.services().imports();
        edits.change(imports.find(to.key(), "prices"), new ImportPatch(true, null), OperationOptions.now());
        edits.change(imports.find(to.key(), "orders"), new ImportPatch(null, true), OperationOptions.stage());
        assertFalse(stored(to).imports().stream().anyMatch(claim -> claim.allowTrace()));
        unit.services().publisher().pushAll(OperationOptions.now());
        var claims = stored(to).imports();
        assertTrue(claims.stream()
                .anyMatch(claim -> claim.share() && claim.subject().equals("prices.*.get")));
        assertTrue(claims.stream()
                .anyMatch(claim -> claim.allowTrace() && claim.subject().equals("orders.>")));
        assertTrue(
                unit.services().federation().list().getFirst().importer().equals(to.key()),
                "the connection stays what it is");
        assertTrue(unit.services().publisher().staged().isEmpty());
    }

    @Test
    void whatEndedMeanwhileIsForgotten() {
        var shared = unit.share(from, to, "orders.>");
        var view = unit.services().imports().find(to.key(), "orders");
        edits.change(view, new ImportPatch(null, true), OperationOptions.stage());
        unit.services().federation().end(shared.id(), ActingAccount.of(from.key()), OperationOptions.now());
        unit.services().publisher().pushAll(OperationOptions.now());
        assertTrue(unit.services().publisher().staged().isEmpty());
    }
}
