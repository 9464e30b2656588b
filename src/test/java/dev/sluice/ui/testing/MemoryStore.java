package dev.sluice.ui.testing;

import dev.sluice.domain.federation.port.FederationStore;
import dev.sluice.domain.federation.port.Journal;
import dev.sluice.domain.federation.port.StoreChange;
import dev.sluice.domain.federation.port.StoreTx;
import dev.sluice.domain.federation.port.StoreView;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Registration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/// A store in memory.
public final class MemoryStore implements FederationStore, Journal {

    private final List<Consumer<StoreChange>> listeners = new CopyOnWriteArrayList<>();
    private final Map<UUID, Open> journal = new LinkedHashMap<>();
    private MemoryTables tables = new MemoryTables();

    @Override
    public synchronized <T> T read(Function<StoreView, T> query) {
        return query.apply(tables);
    }

    @Override
    public synchronized <T> T write(Function<StoreTx, T> work) {
        var next = tables.copy();
        var result = work.apply(next);
        tables = next;
        var change = new StoreChange(EnumSet.allOf(StoreChange.Topic.class));
        listeners.forEach(listener -> listener.accept(change));
        return result;
    }

    @Override
    public Registration onChange(Consumer<StoreChange> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public synchronized void begin(Entry entry) {
        journal.put(entry.id(), new Open(entry, List.of()));
    }

    @Override
    public synchronized void step(UUID entry, Step step) {
        journal.computeIfPresent(entry, (_, open) -> {
            var steps = new ArrayList<>(open.steps());
            steps.add(step);
            return new Open(open.entry(), steps);
        });
    }

    @Override
    public synchronized void end(UUID entry, String outcome, Instant at) {
        journal.remove(entry);
    }

    @Override
    public synchronized List<Open> open(EnvironmentId environment) {
        return List.copyOf(journal.values());
    }
}
