package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.record.AccountTally;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Accounts by name, and counts of what hangs on them.
class AccountQueriesTest extends StoreFixture {
    private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");

    @Test
    void accountsAreFoundByNameLiveOrDeleted() {
        var environment = sample.environment("dev");
        var other = sample.environment("other");
        var gone = sample.account(environment, "Orders").deleted(NOW);
        var live = sample.account(environment, "Orders");
        try (var store = create()) {
            store.write(tx -> {
                tx.environments().save(environment);
                tx.environments().save(other);
                tx.accounts().save(gone);
                tx.accounts().save(live);
                return live;
            });
            assertEquals(Optional.of(live), store.read(view -> view.accounts().named(environment.id(), "oRDERS")));
            assertEquals(Optional.empty(), store.read(view -> view.accounts().named(other.id(), "Orders")));
            assertEquals(
                    Optional.of(gone), store.read(view -> view.accounts().lastDeleted(environment.id(), "orders")));
        }
    }

    @Test
    void whatHangsOnAccountsIsCounted() {
        var environment = sample.environment("dev");
        var exporter = sample.account(environment, "A");
        var importer = sample.account(environment, "B");
        var feed = sample.export(exporter, "feed", "orders.>");
        var more = sample.export(exporter, "more", "bills.>");
        var offer = sample.offer(environment, feed, importer.key(), "orders");
        var taken = sample.offer(environment, more, importer.key(), "bills");
        try (var store = create()) {
            store.write(tx -> {
                tx.environments().save(environment);
                tx.accounts().save(exporter);
                tx.accounts().save(importer);
                tx.exports().save(feed);
                tx.exports().save(more);
                tx.imports().save(sample.imported(importer, "public", exporter.key()));
                tx.connections().save(offer);
                tx.connections().save(taken.become(ConnectionState.ACTIVATING, Reason.NONE, NOW));
                return taken;
            });
            assertEquals(
                    Map.of(exporter.key(), new AccountTally(2, 0, 2), importer.key(), new AccountTally(0, 2, 2)),
                    store.read(view -> view.accounts().tallies(environment.id())));
            store.write(tx -> {
                var now = tx.connections().find(taken.id()).orElseThrow();
                tx.connections().save(now.become(ConnectionState.ACTIVATING, Reason.ROLLING_BACK, NOW));
                return taken;
            });
            assertEquals(
                    new AccountTally(0, 1, 2),
                    store.read(view -> view.accounts().tallies(environment.id()))
                            .get(importer.key()));
        }
    }
}
