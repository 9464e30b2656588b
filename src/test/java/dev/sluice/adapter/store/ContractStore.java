package dev.sluice.adapter.store;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.port.store.StoreTx;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Either store, as one that is opened and closed.
record ContractStore(FederationStore store, Runnable closing) implements FederationStore, AutoCloseable {
    @Override
    public <T> T read(Function<StoreView, T> query) {
        return store.read(query);
    }

    @Override
    public <T> T write(Function<StoreTx, T> work) {
        return store.write(work);
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return store.together(work);
    }

    @Override
    public Registration onChange(Consumer<StoreChange> listener) {
        return store.onChange(listener);
    }

    @Override
    public void close() {
        closing.run();
    }
}
