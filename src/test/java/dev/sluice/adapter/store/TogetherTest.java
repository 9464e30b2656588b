package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Several writes as one transaction.
class TogetherTest extends StoreContract {
    private final Environment environment = sample.environment("dev");

    private void save(ContractStore store, String name) {
        store.change(tx -> tx.accounts().save(sample.account(environment, name)));
    }

    private int count(ContractStore store) {
        return store.read(view -> view.accounts().in(environment.id())).size();
    }

    @Test
    @DisplayName("A write that fails is undone alone, and its fellows are seen by what comes after it")
    void parts() throws Exception {
        try (var store = create();
                var other = Executors.newVirtualThreadPerTaskExecutor()) {
            store.change(tx -> tx.environments().save(environment));
            var told = new ConcurrentLinkedQueue<Set<Topic>>();
            var _ = store.onChange(change -> told.add(change.topics()));
            var seen = store.together(() -> {
                save(store, "one");
                assertProblem(
                        ProblemCode.ACCOUNT_EXISTS,
                        () -> store.change(tx -> {
                            tx.accounts().save(sample.account(environment, "half"));
                            tx.accounts().save(sample.account(environment, "ONE"));
                        }));
                int would = store.rehearse(tx -> {
                    tx.accounts().save(sample.account(environment, "what would be"));
                    return tx.accounts().in(environment.id()).size();
                });
                assertEquals(2, would);
                save(store, "two");
                assertTrue(told.isEmpty());
                return store.together(() -> count(store));
            });
            assertEquals(2, seen);
            assertEquals(2, other.submit(() -> count(store)).get());
        }
        try (var store = open()) {
            assertEquals(2, count(store));
        }
    }

    @Test
    @DisplayName("What fails as a whole leaves nothing, and the store goes on")
    void whole() {
        try (var store = create()) {
            store.change(tx -> tx.environments().save(environment));
            assertThrows(
                    ProblemException.class,
                    () -> store.together(() -> {
                        save(store, "one");
                        throw ProblemException.of(ProblemCode.STORE_FAILED, "a test");
                    }));
            assertEquals(0, count(store));
            save(store, "one");
            assertEquals(1, count(store));
        }
    }
}
