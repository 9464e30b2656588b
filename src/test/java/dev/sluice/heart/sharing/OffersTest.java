package dev.sluice.heart.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.federation.ShareResult;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ConnectionReference;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.operation.RotationWish;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Partners;
import dev.sluice.testing.scripted.Script.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Offering, accepting and declining.
@Tag("unit")
class OffersTest {
    private final Partners partners = new Partners();

    @AfterEach
    void close() {
        partners.close();
    }

    @Test
    void anOfferPutsNothingOnServersAndIsInTheLog() {
        partners.unit().script().heal();
        var offer = partners.offer("orders", "orders.>");
        assertEquals(ConnectionState.PENDING, offer.state());
        assertEquals(Custody.KEPT, offer.grant().custody());
        assertNull(offer.grant().token());
        assertEquals(List.of(), partners.unit().script().asked());
        assertEquals(Action.OFFER.word(), partners.audited().deed().action());
        assertEquals(AuditOutcome.DONE, partners.audited().ending().outcome());
        assertEquals(1, partners.services().exports().list(partners.exporter()).size());
        partners.assertFlows(false, offer);
    }

    @Test
    void anAcceptedOfferFlowsEverywhereAndEndsEverywhere() {
        var active = partners.share("orders", "orders.>");
        assertEquals(ConnectionState.ACTIVE, active.state());
        partners.assertFlows(true, active);
        partners.assertInStep();
        var ended = partners.end(active, partners.importer());
        assertEquals(ConnectionState.REVOKED, ended.state());
        assertEquals(Reason.REVOKED_BY_IMPORTER, ended.status().reason());
        partners.assertFlows(false, active);
        partners.assertInStep();
        assertEquals(List.of(), partners.services().exports().list(partners.exporter()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "orders | other.>      | OFFER_NAME_TAKEN  | the name is taken",
                "ORDERS | other.>      | OFFER_NAME_TAKEN  | names do not differ by case alone",
                "other  | orders.eu.>  | CONNECTION_EXISTS | the export of the offer would carry it",
                "other  | or>ders      | SUBJECT_INVALID   | no subject",
                "other  | >            | SUBJECT_TOO_WIDE  | everything",
                "other  | $SYS.>       | SUBJECT_TOO_WIDE  | what servers say",
                "other  | $JS.API.>    | SHARED_BY_ACCIDENT | all of JetStream, unnamed",
                "a/b    | other.>      | NAME_INVALID      | no name",
                "\u043erders | other.> | NAME_ALIKE        | reads like the other one",
            })
    void anOfferIsRefused(String name, String subject, ProblemCode code, String why) {
        partners.offer("orders", "orders.>");
        var draft = partners.draft(name, subject);
        partners.refuses(code, () -> partners.services().federation().checkOffer(draft));
        assertEquals(
                code,
                partners.refusesAndLogs(
                                code, () -> partners.services().federation().offer(draft))
                        .code(),
                why);
    }

    @Test
    void anOfferGoesToSomebodyElse() {
        var federation = partners.services().federation();
        var toItself = new OfferDraft(partners.exporter(), partners.exporter(), "orders", "orders.>", ShareKind.STREAM);
        partners.refusesAndLogs(ProblemCode.SELF_SHARE, () -> federation.offer(toItself));
        var system = partners.services().environment().systemAccount();
        var toSystem = new OfferDraft(partners.exporter(), system, "orders", "orders.>", ShareKind.STREAM);
        partners.refusesAndLogs(ProblemCode.ACCOUNT_PROTECTED, () -> federation.offer(toSystem));
        var stranger = partners.unit().keys().create(KeyKind.ACCOUNT);
        var toNobody = new OfferDraft(partners.exporter(), stranger, "orders", "orders.>", ShareKind.STREAM);
        partners.refusesAndLogs(ProblemCode.ACCOUNT_UNKNOWN, () -> federation.offer(toNobody));
        var far = partners.services().accounts().addExternal("far", stranger);
        var ofFar = new OfferDraft(far.key(), partners.importer(), "orders", "orders.>", ShareKind.STREAM);
        partners.refusesAndLogs(ProblemCode.ACCOUNT_EXTERNAL, () -> federation.offer(ofFar));
    }

    @Test
    void whatIsSharedByAccidentIsSharedByName() {
        var draft = partners.draft("all", "$JS.API.>").confirming(Set.of("$JS.API.>"));
        assertEquals(
                ConnectionState.PENDING,
                partners.services().federation().offer(draft).state());
    }

    @Test
    void aServiceThatIsOfferedAnswersAsItsCarrierDoes() {
        partners.export("feed", "feed.>", Visibility.PRIVATE);
        var source = partners.services()
                .federation()
                .checkSource(partners.exporter(), "feed-eu", "feed.eu", ShareKind.STREAM, Set.of());
        assertEquals("feed", source.orElseThrow().name());
        partners.refuses(
                ProblemCode.EXPORT_OVERLAP,
                () -> partners.services()
                        .federation()
                        .checkSource(partners.exporter(), "wide", "*.>", ShareKind.STREAM, Set.of("*.>")));
        assertTrue(partners.services()
                .federation()
                .checkSource(partners.exporter(), "new", "new.>", ShareKind.SERVICE, Set.of())
                .isEmpty());
    }

    @Test
    void onlyTheImporterAccepts() {
        var offer = partners.offer("orders", "orders.>");
        partners.refusesAndLogs(
                ProblemCode.NOT_PARTY,
                () -> partners.services()
                        .federation()
                        .accept(offer.id(), partners.asExporter(), null, OperationOptions.now()));
        partners.refusesAndLogs(
                ProblemCode.NOT_PARTY,
                () -> partners.services().federation().decline(offer.id(), partners.asExporter(), "no"));
    }

    @Test
    void whatArrivesElsewhereIsImportedThere() {
        var offer = partners.offer("orders", "orders.>");
        var federation = partners.services().federation();
        partners.refusesAndLogs(
                ProblemCode.LOCAL_SUBJECT_INVALID,
                () -> federation.accept(offer.id(), partners.asImporter(), "vendor.*", OperationOptions.now()));
        partners.refusesAndLogs(
                ProblemCode.SHARED_BY_ACCIDENT,
                () -> federation.accept(offer.id(), partners.asImporter(), "$JS.>", OperationOptions.now()));
        var accepted = federation.accept(offer.id(), partners.asImporter(), "vendor.>", OperationOptions.now());
        assertInstanceOf(Outcome.Done.class, accepted.outcome());
        assertEquals("vendor.>", accepted.value().effectiveSubject().text());
        var claim = partners.claims(partners.importer()).imports().getFirst();
        assertEquals("vendor.>", claim.effectiveSubject());
        assertEquals("orders.>", claim.remoteSubject());
        partners.assertFlows(true, offer);
    }

    @Test
    void whatIsAcceptedWhileStagingWaitsForAPush() {
        var offer = partners.offer("orders", "orders.>");
        partners.unit().script().heal();
        var staged = partners.services()
                .federation()
                .accept(offer.id(), partners.asImporter(), null, OperationOptions.stage());
        assertInstanceOf(Outcome.Staged.class, staged.outcome());
        assertEquals(ConnectionState.PENDING, partners.state(offer));
        assertEquals(List.of(), partners.unit().script().asked());
        assertInstanceOf(Outcome.Done.class, partners.push());
        assertEquals(ConnectionState.ACTIVE, partners.state(offer));
        assertEquals(0, partners.staged());
        partners.assertFlows(true, offer);
        partners.assertInStep();
    }

    @Test
    void aStagedAcceptanceOfWhatEndedMeanwhileIsForgotten() {
        var offer = partners.offer("orders", "orders.>");
        partners.services().federation().accept(offer.id(), partners.asImporter(), null, OperationOptions.stage());
        partners.end(offer, partners.exporter());
        assertTrue(
                partners.services().publisher().preview().effects().toString().contains("ENDED_MEANWHILE"));
        partners.push();
        assertEquals(0, partners.staged());
        assertEquals(ConnectionState.REVOKED, partners.state(offer));
        assertEquals(Reason.WITHDRAWN, partners.now(offer).status().reason());
        partners.assertFlows(false, offer);
    }

    @Test
    void aDeclinedOfferIsToldWhyAndNeverComesBack() {
        var offer = partners.offer("orders", "orders.>");
        partners.unit().script().heal();
        var declined = partners.services().federation().decline(offer.id(), partners.asImporter(), " no, thanks ");
        assertEquals(ConnectionState.DECLINED, declined.state());
        assertEquals("no, thanks", declined.status().note());
        assertEquals(List.of(), partners.unit().script().asked());
        partners.refusesAndLogs(ProblemCode.TRANSITION_REFUSED, () -> partners.accept(offer));
        partners.refusesAndLogs(
                ProblemCode.TRANSITION_REFUSED,
                () -> partners.services().federation().decline(offer.id(), partners.asImporter(), "again"));
        partners.refusesAndLogs(ProblemCode.TRANSITION_REFUSED, () -> partners.end(offer, partners.exporter()));
        partners.refusesAndLogs(
                ProblemCode.TRANSITION_REFUSED,
                () -> partners.services()
                        .federation()
                        .extend(offer.id(), partners.unit().clock().instant().plus(Duration.ofDays(1))));
        assertEquals(List.of(), partners.services().exports().list());
    }

    @Test
    void aDeclinedTokenIsRevokedOnServers() {
        var issued = partners.issue(partners.export("feed", "feed.>", Visibility.PRIVATE));
        var federation = partners.services().federation();
        assertTrue(federation.endsOnServers(issued));
        var waiting = federation.decline(issued.id(), partners.asImporter(), "", OperationOptions.stage());
        assertInstanceOf(Outcome.Staged.class, waiting.outcome());
        assertEquals(ConnectionState.PENDING, partners.state(issued));
        var declined = federation.decline(issued.id(), partners.asImporter(), "no", OperationOptions.now());
        assertInstanceOf(Outcome.Done.class, declined.outcome());
        assertEquals(ConnectionState.REVOKED, declined.value().state());
        assertEquals(1, partners.revocations().size());
        assertFalse(partners.claims(partners.exporter())
                .exports()
                .getFirst()
                .revocations()
                .isEmpty());
        partners.push();
        partners.assertInStep();
    }

    @Test
    void anOfferWaitsAsLongAsItIsTold() {
        var offer = partners.offer("orders", "orders.>");
        var until = partners.unit().clock().instant().plus(Duration.ofDays(30));
        assertEquals(
                until,
                partners.services().federation().extend(offer.id(), until).expiresAt());
        partners.unit().clock().advance(Duration.ofDays(29));
        partners.services().maintenance().round();
        assertEquals(ConnectionState.PENDING, partners.state(offer));
        partners.unit().clock().advance(Duration.ofDays(2));
        partners.services().maintenance().round();
        assertEquals(ConnectionState.EXPIRED, partners.state(offer));
    }

    @Test
    void whatIsAskedForIsFoundAmongTheOffers() {
        var federation = partners.services().federation();
        var imports = partners.services().imports();
        var offer = partners.offer("orders", "orders.>");
        var wish = wish("orders.eu.>", null);
        var found = federation.importMatching(wish, imports, OperationOptions.now());
        var consented = assertInstanceOf(ImportView.Consented.class, found.value());
        assertEquals(offer.id(), consented.connection().id());
        assertEquals("orders.eu.>", consented.connection().share().subject().text());
        partners.assertFlows(true, consented.connection());
        partners.refusesAndLogs(
                ProblemCode.NOT_OFFERED,
                () -> federation.importMatching(wish("nothing.>", null), imports, OperationOptions.now()));
        partners.export("open", "open.>", Visibility.PUBLIC);
        var open = federation.importMatching(wish("open.>", "mine.>"), imports, OperationOptions.now());
        assertInstanceOf(ImportView.Public.class, open.value());
        partners.assertInStep();
    }

    private PublicImportDraft wish(String subject, @Nullable String local) {
        return new PublicImportDraft(partners.importer(), partners.exporter(), subject, ShareKind.STREAM, local);
    }

    @Test
    void ofSeveralOffersThatContainItNoneIsTaken() {
        partners.offer("one", "orders.*.eu");
        partners.offer("two", "orders.new.*");
        var problem = partners.refusesAndLogs(
                ProblemCode.OFFER_AMBIGUOUS,
                () -> partners.services()
                        .federation()
                        .importMatching(
                                wish("orders.new.eu", null), partners.services().imports(), OperationOptions.now()));
        assertTrue(problem.problem().args().toString().contains("one"), problem::getMessage);
    }

    @Test
    void aConnectionIsFoundByItsNameOrTheBeginningOfItsId() {
        var offer = partners.offer("orders", "orders.>");
        var federation = partners.services().federation();
        assertEquals(offer, federation.find(new ConnectionReference("Orders", ActingAccount.unnamed())));
        assertEquals(offer, federation.find(new ConnectionReference(offer.id().shortText(), ActingAccount.unnamed())));
        assertEquals(offer, federation.find(new ConnectionReference("orders", partners.asImporter())));
        partners.refuses(
                ProblemCode.CONNECTION_UNKNOWN,
                () -> federation.find(
                        new ConnectionReference(offer.id().shortText().substring(0, 3), ActingAccount.unnamed())));
        var back = new OfferDraft(partners.importer(), partners.exporter(), "orders", "back.>", ShareKind.STREAM);
        federation.offer(back);
        partners.refuses(
                ProblemCode.CONNECTION_AMBIGUOUS,
                () -> federation.find(new ConnectionReference("orders", ActingAccount.unnamed())));
    }

    @ParameterizedTest
    @EnumSource
    void aShareThatServersDoNotTakeLeavesTheOffer(Disturbance disturbance) {
        partners.unit().script().play(Fault.from(1, Partners.OTHER_SERVER, disturbance));
        var shared = partners.services()
                .shares()
                .offerAndAccept(partners.draft("orders", "orders.>"), null, OperationOptions.now());
        partners.unit().script().heal();
        var offer = assertInstanceOf(ShareResult.OfferStands.class, shared).offer();
        assertTrue(
                Set.of(ConnectionState.PENDING, ConnectionState.ACTIVATING).contains(partners.state(offer)),
                () -> partners.now(offer).status().toString());
        partners.unit().servers().arriveLate();
        partners.push();
        assertEquals(ConnectionState.PENDING, partners.state(offer));
        partners.assertFlows(false, offer);
        partners.assertInStep();
    }

    @Test
    void whatIsSharedAtOnceFlows() {
        var shared = partners.services()
                .shares()
                .offerAndAccept(partners.draft("orders", "orders.>"), "mine.>", OperationOptions.now());
        var accepted = assertInstanceOf(ShareResult.Accepted.class, shared);
        partners.assertFlows(true, accepted.connection());
        var offer = partners.services().shares().offer(partners.draft("next", "next.>"), Duration.ofDays(30));
        var limited = partners.accept(offer);
        assertEquals(
                Duration.ofDays(30),
                partners.unit()
                        .disk()
                        .read(view -> view.connections().term(offer.id()).orElseThrow())
                        .life());
        partners.services().federation().limit(offer.id(), null);
        assertTrue(partners.unit()
                .disk()
                .read(view -> view.connections().term(offer.id()))
                .isEmpty());
        partners.assertFlows(true, limited);
    }

    @Test
    void whatGoesToAnotherToolIsExportedFirst() {
        var handed = partners.services()
                .shares()
                .exportAndIssue(partners.draft("orders", "orders.>"), OperationOptions.now());
        assertEquals(Reason.TOKEN_ISSUED, handed.status().reason());
        assertEquals(Custody.LEFT, handed.grant().custody());
        assertEquals(
                List.of("orders.>"),
                partners.claims(partners.exporter()).exports().stream()
                        .map(export -> export.subject())
                        .toList());
        partners.assertInStep();
    }

    @Test
    void anImportThatLostItsSourceKeepsNothingElseFromFlowing() {
        var open = partners.export("open", "open.>", Visibility.PUBLIC);
        var wish = new PublicImportDraft(partners.importer(), partners.exporter(), "open.>", ShareKind.STREAM, null);
        partners.services().imports().addPublic(wish, OperationOptions.now());
        var before = partners.share("before", "before.>");
        partners.assertFlows(true, before);
        partners.services().exports().remove(open.id(), OperationOptions.now());
        var shared = partners.share("orders", "orders.>");
        assertEquals(ConnectionState.ACTIVE, partners.state(shared));
        partners.assertFlows(true, shared);
        var rotation = RotationWish.of(partners.exporter()).with(RotationWish.Retirement.WHEN_SAFE);
        partners.services().rotation().goOn(rotation, OperationOptions.now());
        partners.assertFlows(true, shared);
        partners.assertInStep();
    }
}
