package dev.sluice.testing.memory;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.port.store.StoreTx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// One write after the other, each on a copy that takes the place of what was when it went well. Who reads sees
/// what was committed last.
public final class MemoryStore implements FederationStore {
    private final ReentrantLock writing = new ReentrantLock();
    private final List<Consumer<StoreChange>> listeners = new CopyOnWriteArrayList<>();
    private volatile MemoryTables committed = MemoryTables.empty();

    @Override
    public <T> T read(Function<StoreView, T> query) {
        return query.apply(MemoryTx.reading(committed));
    }

    @Override
    public <T> T write(Function<StoreTx, T> work) {
        if (writing.isHeldByCurrentThread()) {
            throw new IllegalStateException("a write within a write, or within a listener of one");
        }
        writing.lock();
        try {
            var tx = MemoryTx.on(committed);
            var result = work.apply(tx);
            if (!tx.changes().isEmpty()) {
                committed = tx.tables();
                var change = new StoreChange(tx.topics());
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
