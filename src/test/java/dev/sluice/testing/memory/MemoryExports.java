package dev.sluice.testing.memory;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.ExportRepository;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

record MemoryExports(MemoryTx tx) implements ExportRepository {
    private List<Export> live(Predicate<Export> wanted) {
        return tx.tables()
                .exports()
                .rows()
                .filter(row -> row.isLive() && wanted.test(row))
                .sorted(Comparator.comparing((Export row) -> Names.key(row.name()))
                        .thenComparing(row -> row.id().value()))
                .toList();
    }

    @Override
    public List<Export> of(PublicKey account) {
        return live(row -> row.account().equals(account));
    }

    @Override
    public List<Export> in(EnvironmentId environment) {
        return live(row -> tx.tables().isIn(environment, row.account()));
    }

    @Override
    public Optional<Export> find(ExportId id) {
        return tx.tables().exports().find(id);
    }

    /// A name once per account, and one claim per subject and kind.
    @Override
    public void save(Export export) {
        MemoryTables.requireKept(export.name());
        if (export.isLive()) {
            of(export.account()).stream()
                    .filter(row -> !row.id().equals(export.id()) && isAlike(row, export))
                    .findFirst()
                    .ifPresent(row -> {
                        throw ProblemException.of(
                                ProblemCode.EXPORT_EXISTS, tx.tables().nameOf(export.account()), row.name());
                    });
        }
        var before = find(export.id()).orElse(null);
        tx.tables().exports().put(export.id(), export);
        tx.changed(new Change.ExportSaved(before, export));
    }

    private static boolean isAlike(Export one, Export other) {
        return Names.key(one.name()).equals(Names.key(other.name()))
                || (one.kind() == other.kind() && one.subject().equals(other.subject()));
    }
}
