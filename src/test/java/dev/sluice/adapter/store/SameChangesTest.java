package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditFacts;
import dev.sluice.domain.audit.AuditFacts.Deed;
import dev.sluice.domain.audit.AuditFacts.Ending;
import dev.sluice.domain.audit.AuditHead;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditSeal;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.testing.StoreWrite;
import dev.sluice.testing.StoreWrites;
import dev.sluice.testing.memory.MemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Each writer of each repository makes the same of it in the database and in memory: what it lists as changed,
/// and what listeners hear.
class SameChangesTest extends StoreFixture {
    @Test
    void everyWriterListsTheSameChangesInBoth() throws InterruptedException {
        var environment = sample.environment("dev");
        var exporter = sample.account(environment, "A");
        var importer = sample.account(environment, "B");
        var writes = new StoreWrites(environment, exporter, importer).all();
        var seal = new AuditSeal(1, first().hash(), Sample.NOW, sample.key(KeyKind.SERVER), "signature");
        var memory = new MemoryStore();
        try (var database = create()) {
            for (var store : List.<FederationStore>of(database, memory)) {
                Sample.commit(store, tx -> {
                    tx.environments().save(environment);
                    tx.accounts().save(exporter);
                    tx.accounts().save(importer);
                    tx.audit().append(first());
                    tx.audit().save(seal);
                });
            }
            assertFalse(writes.isEmpty());
            for (var write : writes) {
                assertEquals(told(database, write), told(memory, write), write.writer());
            }
        }
    }

    /// Others follow it.
    private static AuditEntry first() {
        var facts = new AuditFacts(
                new UUID(0, 1),
                null,
                Sample.NOW,
                Actor.user("user"),
                new Deed("push", List.of(), List.of()),
                new Ending(AuditOutcome.DONE, Duration.ZERO, List.of(), ""));
        return new AuditEntry(1, facts, AuditHead.START.hash(), "1".repeat(64));
    }

    /// Ids are made anew by each call of a writer.
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private record Told(String changes, StoreChange heard) {}

    private static Told told(FederationStore store, StoreWrite write) throws InterruptedException {
        changes(store, write.before());
        BlockingQueue<StoreChange> heard = new LinkedBlockingQueue<>();
        try (var _ = store.onChange(heard::add)) {
            var changes = changes(store, write.write());
            var change = heard.poll(30, TimeUnit.SECONDS);
            if (change == null) {
                throw new AssertionError("nobody heard of " + write.writer());
            }
            return new Told(ID.matcher(changes.toString()).replaceAll("an id"), change);
        }
    }

    private static List<Change> changes(FederationStore store, Consumer<StoreTx> work) {
        var changes = new ArrayList<Change>();
        store.write(tx -> {
            work.accept(tx);
            return changes.addAll(tx.changes());
        });
        return changes;
    }
}
