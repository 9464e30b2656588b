package dev.sluice.testing.memory;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.RotationRepository;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

record MemoryRotations(MemoryTx tx) implements RotationRepository {
    @Override
    public Optional<Rotation> underWay(PublicKey subject) {
        return tx.tables()
                .rotations()
                .rows()
                .filter(row -> row.subject().equals(subject) && !row.isEnded())
                .findFirst();
    }

    @Override
    public List<Rotation> in(EnvironmentId environment) {
        return tx.tables()
                .rotations()
                .rows()
                .filter(row -> row.environment().equals(environment))
                .sorted(Comparator.comparing(Rotation::beganAt).reversed())
                .toList();
    }

    /// One of a subject is under way.
    @Override
    public void save(Rotation rotation) {
        underWay(rotation.subject())
                .filter(row -> !rotation.isEnded() && !row.id().equals(rotation.id()))
                .ifPresent(row -> {
                    throw ProblemException.of(ProblemCode.STORE_FAILED, "a rotation of " + row.subject());
                });
        var table = tx.tables().rotations();
        var before = table.find(rotation.id()).orElse(null);
        table.put(rotation.id(), rotation);
        tx.changed(new Change.RotationSaved(before, rotation));
    }
}
