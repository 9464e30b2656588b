package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Export;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Ten thousand accounts in one environment. The bounds leave room for a busy machine; what was measured is
/// printed.
@Timeout(300)
@Tag("bench")
class StoreScaleBench extends StoreFixture {
    private static final int ACCOUNTS = 10_000;

    @Test
    void tenThousandAccountsAreListedInOneGo() {
        var environment = sample.environment("big");
        var exports = new ArrayList<Export>();
        try (var store = create()) {
            timed(
                    "save " + ACCOUNTS + " accounts, exports and connections",
                    Duration.ofSeconds(60),
                    () -> store.write(tx -> {
                        tx.environments().save(environment);
                        for (var n = 0; n < ACCOUNTS; n++) {
                            var account = sample.account(environment, "account-" + n);
                            var export = sample.export(account, "feed", "orders.>");
                            tx.accounts().save(account);
                            tx.exports().save(export);
                            if (n > 0) {
                                tx.connections()
                                        .save(sample.offer(
                                                environment,
                                                export,
                                                exports.getFirst().account(),
                                                "offer"));
                            }
                            exports.add(export);
                        }
                        return ACCOUNTS;
                    }));
            for (var round = 0; round < 2; round++) {
                var accounts = timed(
                        "list accounts",
                        Duration.ofSeconds(5),
                        () -> store.read(view -> view.accounts().in(environment.id())));
                assertEquals(ACCOUNTS, accounts.size());
                var listed = timed(
                        "list exports",
                        Duration.ofSeconds(5),
                        () -> store.read(view -> view.exports().in(environment.id())));
                assertEquals(ACCOUNTS, listed.size());
                var connections = timed(
                        "list connections",
                        Duration.ofSeconds(5),
                        () -> store.read(view -> view.connections().in(environment.id())));
                assertEquals(ACCOUNTS - 1, connections.size());
            }
            var middle = exports.get(ACCOUNTS / 2);
            timed("100 looks at one account", Duration.ofSeconds(3), () -> {
                for (var n = 0; n < 100; n++) {
                    assertEquals(
                            1,
                            store.read(view -> view.connections().of(middle.account()))
                                    .size());
                    assertEquals(
                            1,
                            store.read(view -> view.exports().of(middle.account()))
                                    .size());
                    assertTrue(store.read(view -> view.accounts().find(middle.account()))
                            .isPresent());
                }
                return 100;
            });
            timed("100 writes", Duration.ofSeconds(10), () -> {
                for (var n = 0; n < 100; n++) {
                    store.write(tx -> {
                        tx.exports().save(middle);
                        return tx;
                    });
                }
                return 100;
            });
        }
        timed("open", Duration.ofSeconds(5), () -> {
            try (var store = open()) {
                return store.read(view -> view.environments().all());
            }
        });
    }

    private static <T> T timed(String what, Duration most, Supplier<T> act) {
        var start = System.nanoTime();
        var result = act.get();
        var took = Duration.ofNanos(System.nanoTime() - start);
        System.out.println(what + ": " + took.toMillis() + " ms");
        assertTrue(took.compareTo(most) < 0, what + " took " + took);
        return result;
    }
}
