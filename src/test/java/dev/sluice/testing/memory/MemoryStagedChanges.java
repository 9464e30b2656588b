package dev.sluice.testing.memory;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.StagedChangeRepository;
import java.util.List;
import java.util.UUID;

record MemoryStagedChanges(MemoryTx tx) implements StagedChangeRepository {
    @Override
    public List<StagedChange> in(EnvironmentId environment) {
        return tx.tables()
                .staged()
                .rows()
                .filter(row -> row.environment().equals(environment))
                .toList();
    }

    @Override
    public void save(StagedChange change) {
        tx.tables().staged().put(change.id(), change);
        tx.changed(new Change.StagedChangeSaved(change));
    }

    @Override
    public void drop(UUID change) {
        tx.tables().staged().remove(change).map(Change.StagedChangeDropped::new).ifPresent(tx::changed);
    }
}
