package dev.sluice.testing.memory;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.EnvironmentRepository;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Comparator;
import java.util.List;

record MemoryEnvironments(MemoryTx tx) implements EnvironmentRepository {
    @Override
    public List<Environment> all() {
        return tx.tables()
                .environments()
                .rows()
                .sorted(Comparator.comparing(row -> Names.key(row.name())))
                .toList();
    }

    @Override
    public EnvironmentAccess access(EnvironmentId environment) {
        return tx.tables().access().find(environment).orElseGet(() -> EnvironmentAccess.none(environment));
    }

    @Override
    public void save(Environment environment) {
        MemoryTables.requireKept(environment.name());
        all().stream()
                .filter(row -> !row.id().equals(environment.id())
                        && Names.key(row.name()).equals(Names.key(environment.name())))
                .findFirst()
                .ifPresent(row -> {
                    throw ProblemException.of(ProblemCode.ENVIRONMENT_EXISTS, row.name());
                });
        var table = tx.tables().environments();
        var before = table.find(environment.id()).orElse(null);
        table.put(environment.id(), environment);
        tx.changed(new Change.EnvironmentSaved(before, environment));
    }

    @Override
    public void drop(EnvironmentId environment) {
        tx.tables().environments().find(environment).ifPresent(row -> {
            tx.tables().erase(environment);
            tx.changed(new Change.EnvironmentDropped(row));
        });
    }

    @Override
    public void save(EnvironmentAccess after) {
        var before = access(after.environment());
        tx.tables().access().put(after.environment(), after);
        tx.changed(new Change.AccessSaved(before, after));
    }
}
