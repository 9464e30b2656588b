package dev.sluice.testing.memory;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.DriftRepository;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

record MemoryDrift(MemoryTx tx) implements DriftRepository {
    @Override
    public Optional<IgnoredDrift> ignored(PublicKey account) {
        return tx.tables().ignored().find(account);
    }

    @Override
    public void save(IgnoredDrift ignored) {
        tx.tables().ignored().put(ignored.account(), ignored);
        tx.changed(new Change.IgnoredDriftSaved(ignored));
    }

    @Override
    public void dropIgnored(PublicKey account) {
        tx.tables()
                .ignored()
                .remove(account)
                .map(Change.IgnoredDriftDropped::new)
                .ifPresent(tx::changed);
    }

    @Override
    public Optional<DriftMark> mark(PublicKey account) {
        return tx.tables().marks().find(account);
    }

    @Override
    public List<DriftMark> marks(EnvironmentId environment) {
        return tx.tables()
                .marks()
                .rows()
                .filter(row -> tx.tables().isIn(environment, row.account()))
                .sorted(Comparator.comparing(DriftMark::account))
                .toList();
    }

    @Override
    public void save(DriftMark mark) {
        var before = mark(mark.account()).orElse(null);
        tx.tables().marks().put(mark.account(), mark);
        tx.changed(new Change.DriftMarkSaved(before, mark));
    }
}
