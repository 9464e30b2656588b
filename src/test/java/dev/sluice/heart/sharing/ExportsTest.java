package dev.sluice.heart.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Partners;
import dev.sluice.testing.scripted.Script.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exports and imports of public ones: added, staged, refused, taken back.
@Tag("unit")
class ExportsTest {
    private final Partners partners = new Partners();

    @AfterEach
    void close() {
        partners.close();
    }

    @Test
    void anExportIsOnEveryServerUntilItIsRemoved() {
        var export = partners.export("feed", "feed.>", Visibility.PRIVATE);
        partners.assertInStep();
        assertEquals(Action.EXPORT_ADD.word(), partners.audited().deed().action());
        var claim = partners.claims(partners.exporter()).exports().getFirst();
        assertEquals("feed.>", claim.subject());
        assertTrue(claim.tokenReq());
        var exports = partners.services().exports();
        assertEquals(export, exports.find(partners.exporter(), "Feed"));
        assertEquals(export, exports.find(partners.exporter(), "feed.>"));
        partners.refuses(ProblemCode.EXPORT_UNKNOWN, () -> exports.find(partners.exporter(), "other"));
        assertInstanceOf(
                Outcome.Done.class,
                exports.remove(export.id(), OperationOptions.now()).outcome());
        assertEquals(List.of(), exports.list());
        assertEquals(List.of(), partners.claims(partners.exporter()).exports());
        partners.assertInStep();
        partners.refuses(
                ProblemCode.EXPORT_UNKNOWN, () -> exports.remove(new ExportId(new UUID(0, 1)), OperationOptions.now()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "feed  | other.>   | PRIVATE | EXPORT_EXISTS",
                "FEED  | other.>   | PUBLIC  | EXPORT_EXISTS",
                "other | feed.>    | PRIVATE | EXPORT_OVERLAP",
                "other | feed.eu   | PRIVATE | EXPORT_OVERLAP",
                "other | *.eu      | PUBLIC  | SHARED_BY_ACCIDENT",
                "other | feed.eu   | PUBLIC  | EXPORT_OVERLAP",
                "other | $KV.>     | PRIVATE | SHARED_BY_ACCIDENT",
                "other | a..b      | PRIVATE | SUBJECT_INVALID",
                "a:b   | other.>   | PRIVATE | NAME_INVALID",
            })
    void anExportIsRefused(String name, String subject, Visibility visibility, ProblemCode code) {
        partners.export("feed", "feed.>", Visibility.PRIVATE);
        var draft = partners.exportDraft(name, subject, visibility);
        partners.refusesAndLogs(code, () -> partners.services().exports().add(draft, OperationOptions.now()));
    }

    @Test
    void partsOfJetStreamAreNoPublicService() {
        var draft = new ExportDraft(partners.exporter(), "js", "$JS.API.>", ShareKind.SERVICE, Visibility.PUBLIC);
        partners.refusesAndLogs(
                ProblemCode.NEVER_PUBLIC,
                () -> partners.services()
                        .exports()
                        .add(draft, OperationOptions.now().confirming(Set.of("$JS.API.>"))));
    }

    @Test
    void aServiceSaysHowItAnswers() {
        var response = new ServiceResponse(ServiceResponse.Type.STREAM, Duration.ofSeconds(5));
        var draft =
                new ExportDraft(partners.exporter(), "ask", "ask.>", ShareKind.SERVICE, Visibility.PRIVATE, response);
        var export =
                partners.services().exports().add(draft, OperationOptions.now()).value();
        var facts = partners.services().exports().facts(export);
        assertEquals(response, facts.response());
        assertFalse(facts.isBound());
        partners.assertInStep();
        var stream =
                new ExportDraft(partners.exporter(), "feed", "feed.>", ShareKind.STREAM, Visibility.PRIVATE, response);
        partners.refusesAndLogs(
                ProblemCode.RESPONSE_OF_STREAM,
                () -> partners.services().exports().add(stream, OperationOptions.now()));
    }

    @Test
    void aStagedExportIsOnNoServerBeforeItIsPushed() {
        var draft = partners.exportDraft("feed", "feed.>", Visibility.PRIVATE);
        partners.unit().script().heal();
        var staged = partners.services().exports().add(draft, OperationOptions.stage());
        var change = assertInstanceOf(Outcome.Staged.class, staged.outcome()).change();
        assertEquals(List.of(), partners.unit().script().asked());
        assertEquals(List.of(), partners.services().exports().list());
        var preview = partners.services().publisher().preview();
        assertInstanceOf(Effect.MakesEligible.class, preview.effects().getFirst());
        partners.services().publisher().discard(change.id());
        assertEquals(Action.DISCARD.word(), partners.audited().deed().action());
        partners.push();
        assertEquals(List.of(), partners.services().exports().list());
        partners.services().exports().add(draft, OperationOptions.stage());
        partners.push();
        assertEquals(0, partners.staged());
        assertEquals(1, partners.services().exports().list().size());
        partners.assertInStep();
    }

    @Test
    void withAnExportEndsWhatRestsOnIt() {
        var export = partners.export("feed", "feed.>", Visibility.PRIVATE);
        var connection = partners.share("orders", "feed.eu");
        var exports = partners.services().exports();
        assertEquals(
                List.of(connection.id()),
                exports.users(export.id()).stream().map(row -> row.id()).toList());
        assertEquals(1, exports.tally().get(export.id()));
        partners.assertFlows(true, connection);
        assertInstanceOf(
                Outcome.Staged.class,
                exports.remove(export.id(), OperationOptions.stage()).outcome());
        var preview = partners.services().publisher().preview();
        assertTrue(preview.effects().stream().anyMatch(Effect.StopsReceiving.class::isInstance), preview::toString);
        assertTrue(preview.effects().stream().anyMatch(Effect.WithdrawsExport.class::isInstance), preview::toString);
        partners.assertFlows(true, connection);
        partners.push();
        assertEquals(ConnectionState.REVOKED, partners.state(connection));
        assertEquals(List.of(), exports.list());
        partners.assertFlows(false, connection);
        partners.assertInStep();
    }

    @Test
    void anExportStaysWhileAServerLacksTheRevocation() {
        var export = partners.export("feed", "feed.>", Visibility.PRIVATE);
        var connection = partners.share("orders", "feed.eu");
        partners.unit().script().play(Fault.from(1, Partners.OTHER_SERVER, Disturbance.UNHEARD));
        var removed = partners.services().exports().remove(export.id(), OperationOptions.now());
        partners.unit().script().heal();
        assertInstanceOf(Outcome.Partial.class, removed.outcome());
        assertEquals(AuditOutcome.PARTLY, partners.audited().ending().outcome());
        assertEquals(ConnectionState.REVOKING, partners.state(connection));
        assertEquals(1, partners.services().exports().list().size());
        partners.push();
        assertEquals(ConnectionState.REVOKED, partners.state(connection));
        partners.services().exports().remove(export.id(), OperationOptions.now());
        assertEquals(List.of(), partners.services().exports().list());
        partners.assertFlows(false, connection);
        partners.assertInStep();
    }

    @Test
    void whatOthersHoldOfAnExportIsNamedBeforeItDies() {
        var export = partners.export("feed", "feed.>", Visibility.PRIVATE);
        var held = partners.issue(export);
        var exports = partners.services().exports();
        assertEquals(
                ConnectionState.PENDING, exports.users(export.id()).getFirst().state());
        assertInstanceOf(
                Outcome.Done.class,
                exports.remove(export.id(), OperationOptions.now()).outcome());
        assertEquals(ConnectionState.REVOKED, partners.state(held));
        partners.assertInStep();
    }

    private PublicImportDraft open(String subject, @Nullable String local) {
        return new PublicImportDraft(partners.importer(), partners.exporter(), subject, ShareKind.STREAM, local);
    }

    @Test
    void aPublicExportIsImportedWithoutAskingAnybody() {
        var export = partners.export("feed", "feed.>", Visibility.PUBLIC);
        var imports = partners.services().imports();
        var row = imports.addPublic(open("feed.eu.>", "mine.>"), OperationOptions.now())
                .value();
        partners.assertInStep();
        assertTrue(partners.unit().servers().server(1).lets(partners.exporter(), partners.importer(), "feed.eu.>"));
        assertEquals(List.of(partners.importer()), partners.services().exports().knownImporters(export.id()));
        assertEquals(row.name(), imports.find(partners.importer(), "mine.>").name());
        assertEquals(1, imports.list().size());
        assertEquals(imports.list(), imports.list(partners.importer()));
        assertInstanceOf(Outcome.Done.class, imports.remove(partners.importer(), "feed", OperationOptions.now()));
        assertEquals(List.of(), imports.list());
        assertFalse(partners.unit().servers().server(1).lets(partners.exporter(), partners.importer(), "feed.eu.>"));
        partners.refusesAndLogs(
                ProblemCode.IMPORT_UNKNOWN, () -> imports.remove(partners.importer(), "feed", OperationOptions.now()));
        partners.assertInStep();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "other.>   |         | NOT_OFFERED",
                "feed.>    | $JS.>   | SHARED_BY_ACCIDENT",
                "feed.>    | mine.*  | LOCAL_SUBJECT_INVALID",
                "feed.>    | taken.> | IMPORT_OVERLAP",
                "taken.>   | mine.>  | IMPORT_OVERLAP",
            })
    void aPublicImportIsRefused(String subject, @Nullable String local, ProblemCode code) {
        partners.export("feed", "feed.>", Visibility.PUBLIC);
        partners.export("taken", "taken.>", Visibility.PUBLIC);
        var imports = partners.services().imports();
        imports.addPublic(open("taken.>", null), OperationOptions.now());
        partners.refusesAndLogs(code, () -> imports.addPublic(open(subject, local), OperationOptions.now()));
    }

    @Test
    void stagedImportsComeAndGoWithAPush() {
        partners.export("feed", "feed.>", Visibility.PUBLIC);
        var imports = partners.services().imports();
        var staged = imports.addPublic(open("feed.>", null), OperationOptions.stage());
        assertInstanceOf(Outcome.Staged.class, staged.outcome());
        assertEquals(List.of(), imports.list());
        var coming = partners.services().publisher().preview();
        assertInstanceOf(Effect.StartsReceiving.class, coming.effects().getFirst());
        partners.push();
        assertEquals(1, imports.list().size());
        imports.remove(partners.importer(), "feed.>", OperationOptions.stage());
        var going = partners.services().publisher().preview();
        assertInstanceOf(Effect.StopsReceiving.class, going.effects().getFirst());
        assertEquals(1, imports.list().size());
        partners.push();
        assertEquals(List.of(), imports.list());
        assertEquals(0, partners.staged());
        partners.assertInStep();
    }

    @Test
    void aConsentedImportIsRemovedByItsImporter() {
        var connection = partners.share("orders", "orders.>");
        var imports = partners.services().imports();
        assertInstanceOf(Outcome.Staged.class, imports.remove(partners.importer(), "orders", OperationOptions.stage()));
        partners.assertFlows(true, connection);
        assertInstanceOf(Outcome.Done.class, imports.remove(partners.importer(), "orders.>", OperationOptions.now()));
        assertEquals(ConnectionState.REVOKED, partners.state(connection));
        partners.assertFlows(false, connection);
        partners.push();
        assertEquals(0, partners.staged());
        partners.assertInStep();
    }

    @Test
    void anImportThatWaitsForAPublicExportIsToldOf() {
        var export = partners.export("feed", "feed.>", Visibility.PUBLIC);
        partners.services().imports().addPublic(open("feed.>", null), OperationOptions.now());
        partners.services().exports().remove(export.id(), OperationOptions.now());
        partners.services()
                .exports()
                .add(partners.exportDraft("again", "feed.>", Visibility.PUBLIC), OperationOptions.stage());
        var warned = partners.services().publisher().preview().effects();
        assertTrue(warned.toString().contains("DANGLING"), warned::toString);
    }

    @ParameterizedTest
    @CsvSource({"REFUSED", "UNHEARD", "UNANSWERED", "LATE"})
    void anExportThatOneServerDoesNotTakeIsPartlyThere(Disturbance disturbance) {
        var numbers = partners.unit().script();
        numbers.play(Fault.from(2, Partners.OTHER_SERVER, disturbance));
        var added = partners.services()
                .exports()
                .add(partners.exportDraft("feed", "feed.>", Visibility.PRIVATE), OperationOptions.now());
        numbers.heal();
        assertInstanceOf(Outcome.Partial.class, added.outcome());
        assertFalse(partners.account(partners.exporter()).release().confirmed());
        partners.unit().servers().arriveLate();
        partners.push();
        partners.assertInStep();
        assertEquals(1, partners.claims(partners.exporter()).exports().size());
    }

    @Test
    void ofWhatNobodyAnswersNothingIsMade() {
        partners.unit().script().play(Fault.from(1, null, Disturbance.LINK_LOST));
        var draft = partners.exportDraft("feed", "feed.>", Visibility.PRIVATE);
        var problem = assertThrows(
                ProblemException.class, () -> partners.services().exports().add(draft, OperationOptions.now()));
        partners.unit().script().heal();
        assertEquals(ProblemCode.SERVER_UNREACHABLE, problem.code());
        assertEquals(List.<Export>of(), partners.services().exports().list());
        assertEquals(
                List.<Import>of(),
                partners.unit().disk().read(view -> view.imports().of(partners.importer())));
        partners.assertInStep();
    }
}
