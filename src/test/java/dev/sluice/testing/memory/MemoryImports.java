package dev.sluice.testing.memory;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.ImportRepository;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

record MemoryImports(MemoryTx tx) implements ImportRepository {
    private List<Import> live(Predicate<Import> wanted) {
        return tx.tables()
                .imports()
                .rows()
                .filter(row -> row.isLive() && wanted.test(row))
                .sorted(Comparator.comparing((Import row) -> Names.key(row.name()))
                        .thenComparing(row -> row.id().value()))
                .toList();
    }

    @Override
    public List<Import> of(PublicKey account) {
        return live(row -> row.account().equals(account));
    }

    @Override
    public List<Import> in(EnvironmentId environment) {
        return live(row -> tx.tables().isIn(environment, row.account()));
    }

    @Override
    public void save(Import added) {
        MemoryTables.requireKept(added.name());
        var before =
                tx.tables().imports().find(added.id()).filter(Import::isLive).orElse(null);
        tx.tables().imports().put(added.id(), added);
        tx.changed(new Change.ImportSaved(before, added));
    }
}
