package dev.sluice.testing.memory;

import dev.sluice.domain.model.record.KeyMark;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.KeyMarkRepository;
import java.util.Comparator;
import java.util.List;

record MemoryKeyMarks(MemoryTx tx) implements KeyMarkRepository {
    @Override
    public List<KeyMark> all() {
        return tx.tables()
                .keyMarks()
                .rows()
                .sorted(Comparator.comparing(KeyMark::at)
                        .thenComparing(mark -> mark.key().text())
                        .thenComparing(mark -> mark.kind().name()))
                .toList();
    }

    @Override
    public void save(KeyMark mark) {
        tx.tables().keyMarks().put(List.of(mark.key(), mark.kind()), mark);
        tx.changed(new Change.KeyMarked(mark));
    }
}
