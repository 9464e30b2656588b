package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.audit.AuditChange;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditFacts;
import dev.sluice.domain.audit.AuditFacts.Deed;
import dev.sluice.domain.audit.AuditFacts.Ending;
import dev.sluice.domain.audit.AuditHead;
import dev.sluice.domain.audit.AuditObject;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.audit.AuditReading;
import dev.sluice.domain.audit.AuditSeal;
import dev.sluice.domain.audit.ServerResult;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The audit log in either store: what was appended is read as it was, and each question finds the same.
class AuditRowsTest extends StoreContract {
    private final Environment environment = sample.environment("dev");
    private final PublicKey account = sample.key(KeyKind.ACCOUNT);
    private final PublicKey partner = sample.key(KeyKind.ACCOUNT);
    private final List<AuditEntry> entries = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // made before each test
    private ContractStore store;

    @BeforeEach
    void fill() {
        store = create();
        save(tx -> tx.environments().save(environment));
        append("federation.offer", environment, account, AuditOutcome.DONE, "row-1");
        append("federation.accept", environment, partner, AuditOutcome.PARTLY, "row-1");
        append("federation.offer", environment, partner, AuditOutcome.REFUSED, "row-2");
        append("federation_offer", null, account, AuditOutcome.DONE, "row-3");
        append("push", null, partner, AuditOutcome.DONE, "row_2");
        append("federation.offer", sample.environment("other"), account, AuditOutcome.DONE, "row-4");
        save(tx -> entries.forEach(tx.audit()::append));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void save(Consumer<StoreTx> work) {
        Sample.commit(store, work);
    }

    private void append(
            String action, @Nullable Environment where, PublicKey whom, AuditOutcome outcome, String changed) {
        var number = entries.size() + 1L;
        var previous =
                entries.isEmpty() ? AuditHead.START.hash() : entries.getLast().hash();
        var facts = new AuditFacts(
                sample.id(),
                where == null ? null : where.id(),
                Sample.NOW.plusSeconds(number),
                new Actor("user", "Ünï", "administrator"),
                new Deed(
                        action,
                        List.of(
                                new AuditObject(AuditObject.ACCOUNT, whom.text(), "name"),
                                new AuditObject("thing", "about", "a \"thing\"")),
                        List.of(new AuditChange("connection", changed, "name", "before", "after"))),
                new Ending(outcome, Duration.ofMillis(7), List.of(new ServerResult("n1", "A", "stored", "")), "note"));
        entries.add(new AuditEntry(number, facts, previous, "%064d".formatted(number)));
    }

    private <T> T audit(Function<StoreTx, T> question) {
        return store.write(question);
    }

    private List<Long> found(AuditQuery query) {
        return audit(tx -> tx.audit().find(query)).stream()
                .map(AuditReading::number)
                .toList();
    }

    @Test
    void whatWasAppendedIsReadAsItWas() {
        assertEquals(
                entries.reversed(),
                audit(tx -> tx.audit().find(AuditQuery.ALL)).stream()
                        .map(reading -> ((AuditReading.Legible) reading).entry())
                        .toList());
        assertEquals(
                new AuditHead(6, entries.getLast().hash()),
                audit(tx -> tx.audit().head()));
        assertEquals(
                List.of(5L, 6L),
                audit(tx -> tx.audit().after(4, 10)).stream()
                        .map(AuditReading::number)
                        .toList());
        assertEquals(1, audit(tx -> tx.audit().after(4, 1)).size());
    }

    @Test
    void aNumberIsGivenOnce() {
        assertProblem(ProblemCode.STORE_FAILED, () -> save(tx -> tx.audit().append(entries.getFirst())));
    }

    @Test
    void eachQuestionFindsTheSame() {
        var all = AuditQuery.ALL;
        var expected = new LinkedHashMap<AuditQuery, List<Long>>();
        expected.put(all.action("federation"), List.of(6L, 3L, 2L, 1L));
        expected.put(all.action("federation.offer"), List.of(6L, 3L, 1L));
        expected.put(all.action("federation_offer"), List.of(4L));
        expected.put(all.action("fed"), List.of());
        expected.put(all.account(account), List.of(6L, 4L, 1L));
        expected.put(all.outcome(AuditOutcome.DONE), List.of(6L, 5L, 4L, 1L));
        expected.put(all.environment(environment.id()), List.of(5L, 4L, 3L, 2L, 1L));
        expected.put(all.since(Sample.NOW.plusSeconds(3)), List.of(6L, 5L, 4L, 3L));
        expected.put(all.until(Sample.NOW.plusSeconds(3)), List.of(2L, 1L));
        expected.put(all.object("row-1"), List.of(2L, 1L));
        expected.put(all.object("row_2"), List.of(5L));
        expected.put(all.object(partner.text()), List.of(5L, 3L, 2L));
        expected.put(all.most(2), List.of(6L, 5L));
        expected.put(all.action("federation").account(partner).most(1), List.of(3L));
        for (Map.Entry<AuditQuery, List<Long>> each : expected.entrySet()) {
            assertEquals(
                    each.getValue(), found(each.getKey()), () -> each.getKey().toString());
        }
        // What is read page by page is judged by the query itself.
        for (var query : expected.keySet()) {
            if (query.most() == Integer.MAX_VALUE) {
                assertEquals(
                        entries.reversed().stream()
                                .filter(query::matches)
                                .map(AuditEntry::number)
                                .toList(),
                        found(query),
                        query::toString);
            }
        }
    }

    private long done(List<Action> actions, Instant since) {
        return audit(tx -> tx.audit().doneSince(actions, since));
    }

    @Test
    void whatWasDoneIsCounted() {
        assertEquals(2, done(List.of(Action.OFFER), Sample.NOW));
        assertEquals(1, done(List.of(Action.OFFER), Sample.NOW.plusSeconds(1)));
        assertEquals(3, done(List.of(Action.OFFER, Action.PUSH), Sample.NOW));
    }

    @Test
    void thereIsOneSeal() {
        assertEquals(Optional.empty(), audit(tx -> tx.audit().seal()));
        var first = new AuditSeal(1, "hash", Sample.NOW, sample.key(KeyKind.SERVER), "signature");
        var second = new AuditSeal(2, "next", Sample.NOW.plusSeconds(1), first.key(), "another");
        save(tx -> tx.audit().save(first));
        save(tx -> tx.audit().save(second));
        assertEquals(Optional.of(second), audit(tx -> tx.audit().seal()));
        assertTrue(audit(tx -> tx.audit().find(AuditQuery.ALL)).size() == entries.size());
    }
}
