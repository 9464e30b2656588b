package dev.sluice.heart.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.AuditCsv;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.operation.AuditLog;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.scripted.Partners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The audit log: what it tells, what is asked of it, and what is noticed when somebody has changed it.
@Tag("unit")
class LogTest {
    private final Partners partners = new Partners();
    private final AuditLog log = partners.services().recorder().audit();

    @AfterEach
    void close() {
        partners.close();
    }

    private List<String> actions(AuditQuery query) {
        return log.find(query).stream()
                .map(entry -> entry.facts().deed().action())
                .toList();
    }

    @Test
    void itTellsWhoDidWhatToWhichRowsAndWhatServersSaid() {
        var connection = partners.share("orders", "orders.>");
        var accepted = partners.audited();
        assertEquals(Action.ACCEPT.word(), accepted.deed().action());
        assertTrue(
                accepted.deed().changes().stream()
                        .anyMatch(change -> change.kind().equals("connection")
                                && change.before().startsWith("state=pending")
                                && change.after().startsWith("state=active")),
                accepted::toString);
        assertEquals(4, accepted.ending().results().size(), "two accounts on two servers");
        var text = accepted.toString();
        var token = String.valueOf(partners.now(connection).grant().token());
        assertFalse(text.contains(token), "no secrets");
        assertTrue(log.verify().isWhole());
    }

    @Test
    void whatIsAskedOfItIsFound() {
        var before = partners.unit().clock().instant();
        partners.unit().clock().advance(Duration.ofHours(1));
        var offer = partners.offer("orders", "orders.>");
        partners.unit().clock().advance(Duration.ofHours(1));
        var all = AuditQuery.ALL;
        assertEquals(List.of("federation.offer"), actions(all.action("federation")));
        assertEquals(List.of(), actions(all.action("federat")));
        assertEquals(List.of("federation.offer"), actions(all.since(before.plusSeconds(1))));
        assertEquals(List.of(), actions(all.since(partners.unit().clock().instant())));
        assertFalse(actions(all.until(before.plusSeconds(1))).contains("federation.offer"));
        assertEquals(
                List.of("federation.offer"),
                actions(all.account(partners.importer()).most(1)));
        assertEquals(List.of(), actions(all.outcome(AuditOutcome.FAILED)));
        assertEquals(
                List.of("federation.offer"),
                actions(all.object(offer.id().value().toString())));
        assertEquals(
                actions(all),
                actions(all.environment(partners.services().environment().id())));
        var each = new ArrayList<AuditEntry>();
        log.each(all.action("federation"), each::add);
        assertEquals(log.whole(all.action("federation")), each);
    }

    @Test
    void whatAPersonTurnsBackFromOrAFaceRefusesIsInItToo() {
        partners.services()
                .noteCancelled(Operation.local(Action.OFFER, partners.exporter(), partners.importer())
                        .about("orders"));
        assertEquals(AuditOutcome.CANCELLED, partners.audited().ending().outcome());
        partners.services()
                .noteRefused(
                        Operation.local(Action.OFFER).about("orders"),
                        ProblemException.of(ProblemCode.CONFIRM_PRODUCTION, "prod"));
        assertEquals(AuditOutcome.REFUSED, partners.audited().ending().outcome());
    }

    @Test
    void anEntryThatSomebodyMadeUpIsNoticed() {
        partners.offer("orders", "orders.>");
        partners.export("feed", "feed.>", Visibility.PRIVATE);
        assertTrue(log.verify().isWhole());
        var offered = log.find(AuditQuery.ALL.action("federation")).getFirst();
        var head = log.find(AuditQuery.ALL.most(1)).getFirst();
        var forged = new AuditEntry(head.number() + 1, offered.facts(), head.hash(), offered.hash());
        partners.write(tx -> tx.audit().append(forged));
        assertFalse(log.verify().isWhole());
    }

    @Test
    void whatHappensWhileTheVaultIsLockedIsSealedWhenItIsOpen() {
        partners.unit().keys().lock();
        partners.services().publisher().staged();
        partners.offer("orders", "orders.>");
        assertTrue(log.verify().isWhole());
        var unsealed = partners.unit().disk().read(view -> {
            var tx = (StoreTx) view;
            return tx.audit().head().number() - tx.audit().seal().orElseThrow().count();
        });
        assertEquals(1, unsealed);
        partners.unit().keys().unlock();
        partners.services().recorder().seal();
        assertEquals(0, (long) partners.unit().disk().read(view -> {
            var tx = (StoreTx) view;
            return tx.audit().head().number() - tx.audit().seal().orElseThrow().count();
        }));
    }

    @Test
    void aSpreadsheetTakesNoCellForAFormula() {
        partners.services().recorder().settings().setPerson("=cmd()");
        partners.offer("orders \"now\"", "orders.>");
        var csv = new AuditCsv();
        var entries = log.whole(AuditQuery.ALL.action("federation"));
        var lines = csv.whole(entries).lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().startsWith("\"number\",\"act\""), lines::toString);
        assertTrue(lines.getLast().contains("\"'=cmd()\""), lines::toString);
        assertTrue(lines.getLast().contains("orders \"\"now\"\""), lines::toString);
        var parts = csv.head("all of it") + csv.part(entries.getFirst(), 0) + csv.foot();
        assertEquals(csv.whole(entries), parts.substring(parts.indexOf('\n') + 1));
    }

    @Test
    void whatTheBackgroundDoesIsTheBackgrounds() {
        partners.share("orders", "orders.>");
        partners.unit().servers().server(1).lose(partners.importer());
        partners.unit().clock().advance(Duration.ofMinutes(11));
        partners.services().maintenance().round();
        partners.assertInStep();
        var background = log.find(AuditQuery.ALL).stream()
                .filter(entry -> entry.facts().actor().name().equals("sluice"))
                .toList();
        assertFalse(background.isEmpty());
        partners.services().reconciler().reconcile(OperationOptions.now());
        assertEquals(Action.RECONCILE.word(), partners.audited().deed().action());
    }
}
