package dev.sluice.testing.memory;

import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.RevocationRepository;
import java.util.Comparator;
import java.util.List;

record MemoryRevocations(MemoryTx tx) implements RevocationRepository {
    @Override
    public List<Revocation> of(PublicKey exporter) {
        return tx.tables()
                .revocations()
                .rows()
                .filter(row -> row.exporter().equals(exporter))
                .sorted(Comparator.comparing((Revocation row) -> row.kind().name())
                        .thenComparing(row -> row.subject().text())
                        .thenComparing(row -> row.target().text()))
                .toList();
    }

    private static List<Object> key(Revocation row) {
        return List.of(row.exporter(), row.kind(), row.subject(), row.target());
    }

    @Override
    public void save(Revocation revocation) {
        var table = tx.tables().revocations();
        if (table.find(key(revocation))
                .filter(row -> row.at() >= revocation.at())
                .isEmpty()) {
            table.put(key(revocation), revocation);
        }
        tx.changed(new Change.RevocationSaved(revocation));
    }

    @Override
    public void drop(Revocation revocation) {
        var table = tx.tables().revocations();
        if (table.find(key(revocation)).filter(revocation::equals).isPresent()) {
            table.remove(key(revocation));
            tx.changed(new Change.RevocationDropped(revocation));
        }
    }
}
