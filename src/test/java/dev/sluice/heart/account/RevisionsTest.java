package dev.sluice.heart.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.account.RevisionHistory;
import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.scripted.Disturbance;
import dev.sluice.testing.scripted.Partners;
import dev.sluice.testing.scripted.Script.Fault;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What was signed before, and putting it back.
@Tag("unit")
class RevisionsTest {
    private final Partners partners = new Partners();
    private final RevisionHistory revisions = partners.services().revisions();

    @AfterEach
    void close() {
        partners.close();
    }

    private long last() {
        return revisions.list(partners.exporter()).getFirst().number();
    }

    private void putBack(long number) {
        revisions.putBack(partners.exporter(), number, OperationOptions.now());
    }

    @Test
    void eachTextThatWasSignedIsARevisionWithWhatItChanged() {
        assertEquals(1, last());
        assertEquals(List.of(), revisions.changes(revisions.get(partners.exporter(), 1)));
        partners.export("feed", "feed.>", Visibility.PRIVATE);
        assertEquals(2, last());
        var changes = revisions.changes(revisions.get(partners.exporter(), 2));
        assertEquals(1, changes.size(), changes::toString);
        assertTrue(changes.getFirst().path().contains("exports"), changes::toString);
        partners.refuses(ProblemCode.REVISION_UNKNOWN, () -> revisions.get(partners.exporter(), 3));
    }

    @Test
    void anExportComesBackAndGoesWithTheContentOfBefore() {
        var export = partners.export("feed", "feed.>", Visibility.PRIVATE);
        var with = last();
        partners.services().exports().remove(export.id(), OperationOptions.now());
        var preview = revisions.preview(partners.exporter(), with);
        assertEquals(1, preview.size(), preview::toString);
        assertEquals(List.of(), partners.services().exports().list());
        putBack(with);
        assertEquals(Action.ACCOUNT_RESTORE.word(), partners.audited().deed().action());
        var back = partners.services().exports().list().getFirst();
        assertEquals("feed.>", back.subject().text());
        assertFalse(back.isPublic());
        partners.assertInStep();
        putBack(1);
        assertEquals(List.of(), partners.services().exports().list());
        partners.assertInStep();
        assertTrue(revisions.list(partners.exporter()).getFirst().iat()
                > revisions.get(partners.exporter(), 1).iat());
    }

    @Test
    void limitsComeBack() {
        partners.write(tx -> tx.accounts()
                .save(tx.accounts().find(partners.exporter()).orElseThrow().withLimits(Limits.unlimited())));
        partners.push();
        var changed = revisions.preview(partners.exporter(), 1).stream()
                .map(ClaimChange::path)
                .toList();
        assertTrue(changed.toString().contains("limits"), changed::toString);
        putBack(1);
        assertEquals(Limits.core(), partners.account(partners.exporter()).limits());
        partners.assertInStep();
    }

    @Test
    void aPublicImportComesBackAsLongAsItIsOffered() {
        var open = partners.export("open", "open.>", Visibility.PUBLIC);
        partners.services()
                .imports()
                .addPublic(
                        new PublicImportDraft(
                                partners.importer(), partners.exporter(), "open.>", ShareKind.STREAM, "mine.>"),
                        OperationOptions.now());
        var with = revisions.list(partners.importer()).getFirst().number();
        partners.services().imports().remove(partners.importer(), "mine.>", OperationOptions.now());
        revisions.putBack(partners.importer(), with, OperationOptions.now());
        assertEquals(
                "mine.>",
                partners.services()
                        .imports()
                        .list(partners.importer())
                        .getFirst()
                        .effectiveSubject()
                        .text());
        partners.assertInStep();
        revisions.putBack(partners.importer(), 1, OperationOptions.now());
        assertEquals(List.of(), partners.services().imports().list());
        partners.services().exports().remove(open.id(), OperationOptions.now());
        var problem = partners.refusesAndLogs(
                ProblemCode.REVISION_GONE, () -> revisions.putBack(partners.importer(), with, OperationOptions.now()));
        assertTrue(problem.problem().args().toString().contains("imports"), problem::getMessage);
    }

    @Test
    void whatNeededTheConsentOfBothIsGone() {
        var connection = partners.share("orders", "orders.>");
        var with = last();
        partners.end(connection, partners.importer());
        partners.refusesAndLogs(ProblemCode.REVISION_GONE, () -> putBack(with));
        partners.refuses(ProblemCode.REVISION_GONE, () -> revisions.preview(partners.exporter(), with));
    }

    @Test
    void aLiveConnectionKeepsItsTokenAndRevocationsStay() {
        partners.export("feed", "feed.>", Visibility.PRIVATE);
        var first = partners.share("one", "feed.eu");
        partners.end(first, partners.exporter());
        var connection = partners.share("two", "feed.eu");
        var token = partners.now(connection).grant().token();
        putBack(2);
        assertEquals(token, partners.now(connection).grant().token());
        assertEquals(1, partners.revocations().size());
        partners.assertFlows(true, connection);
        partners.assertInStep();
        partners.refusesAndLogs(ProblemCode.REVISION_GONE, () -> putBack(1));
    }

    @Test
    void whatIsSharedByAccidentIsAskedForByNameHereToo() {
        var draft = partners.exportDraft("js", "$JS.API.>", Visibility.PRIVATE);
        var named = OperationOptions.now().confirming(Set.of("$JS.API.>"));
        var export = partners.services().exports().add(draft, named).value();
        var with = last();
        partners.services().exports().remove(export.id(), OperationOptions.now());
        partners.refusesAndLogs(ProblemCode.SHARED_BY_ACCIDENT, () -> putBack(with));
        revisions.putBack(partners.exporter(), with, named);
        assertEquals(1, partners.services().exports().list().size());
        partners.assertInStep();
    }

    @Test
    void whatOneServerDoesNotTakeIsFinishedByTheNextPush() {
        partners.export("feed", "feed.>", Visibility.PRIVATE);
        partners.unit().script().play(Fault.from(2, Partners.OTHER_SERVER, Disturbance.UNHEARD));
        putBack(1);
        partners.unit().script().heal();
        assertFalse(partners.account(partners.exporter()).release().confirmed());
        partners.push();
        assertEquals(List.of(), partners.claims(partners.exporter()).exports());
        partners.assertInStep();
    }
}
