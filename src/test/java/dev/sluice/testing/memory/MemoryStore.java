package dev.sluice.testing.memory;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.port.store.StoreTx;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One write after the other, each on a copy that takes the place of what was when it went well. Who reads sees
/// what was committed last.
public final class MemoryStore implements FederationStore {
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Consumer<StoreChange>> listeners = new CopyOnWriteArrayList<>();
    private volatile MemoryTables committed = MemoryTables.empty();
    /// While several writes are to be one; of the thread that has the lock.
    private @Nullable Whole together;

    /// What several writes, each of which is undone alone, have come to.
    private static final class Whole {
        private final Set<Topic> topics = new HashSet<>();
        private MemoryTables tables;

        private Whole(MemoryTables tables) {
            this.tables = tables;
        }

        <T> T write(Function<StoreTx, T> work) {
            var tx = MemoryTx.on(tables);
            var result = work.apply(tx);
            tables = tx.tables();
            topics.addAll(tx.topics());
            return result;
        }
    }

    @Override
    public <T> T read(Function<StoreView, T> query) {
        return query.apply(MemoryTx.reading(whole().map(whole -> whole.tables).orElse(committed)));
    }

    @Override
    public <T> T write(Function<StoreTx, T> work) {
        var present = whole();
        return present.isPresent() ? present.get().write(work) : transact(whole -> whole.write(work));
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return whole().isPresent()
                ? work.get()
                : transact(whole -> {
                    together = whole;
                    try {
                        return work.get();
                    } finally {
                        together = null;
                    }
                });
    }

    private Optional<Whole> whole() {
        return writing.isHeldByCurrentThread() ? Optional.ofNullable(together) : Optional.empty();
    }

    private <T> T transact(Function<Whole, T> work) {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("a write within a write, or within a listener of one");
        }
        writing.lock();
        try {
            var whole = new Whole(committed);
            var result = work.apply(whole);
            if (!whole.topics.isEmpty()) {
                committed = whole.tables;
                var change = new StoreChange(whole.topics);
                listeners.forEach(listener -> listener.accept(change));
            }
            return result;
        } finally {
            writing.unlock();
        }
    }

    @Override
    public Registration onChange(Consumer<StoreChange> listener) {
        // Wrapped, so that one listener may register twice.
        Consumer<StoreChange> membership = change -> listener.accept(change);
        listeners.add(membership);
        return () -> listeners.remove(membership);
    }
}
