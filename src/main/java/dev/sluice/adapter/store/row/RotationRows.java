package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.RotationRepository;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public final class RotationRows implements RotationRepository {
    private static final Upsert UPSERT = Upsert.of(
            "key_rotation",
            List.of("id"),
            Upsert.columns("environment_id, subject_key, old_key, new_key, phase, began_at, ended_at, live"));
    private static final RowMapper<Rotation> MAPPER = ResultRow.mapper(
            "key_rotation",
            "id",
            row -> new Rotation(
                    row.id("id"),
                    new EnvironmentId(row.id("environment_id")),
                    row.key("subject_key"),
                    row.key("old_key"),
                    row.key("new_key"),
                    row.word("phase", Rotation.Phase.class),
                    row.time("began_at"),
                    row.timeOrNull("ended_at")));

    private final RowTransaction transaction;
    private final Handle handle;

    public RotationRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    @Override
    public Optional<Rotation> underWay(PublicKey subject) {
        return handle.createQuery("SELECT * FROM key_rotation WHERE subject_key = :subject AND live = TRUE")
                .bind("subject", subject.text())
                .map(MAPPER)
                .findFirst();
    }

    @Override
    public List<Rotation> in(EnvironmentId environment) {
        return handle.createQuery(
                        "SELECT * FROM key_rotation WHERE environment_id = :environment ORDER BY began_at DESC")
                .bind("environment", environment.value())
                .map(MAPPER)
                .list();
    }

    @Override
    public void save(Rotation rotation) {
        var before = find(rotation.id()).orElse(null);
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("id", rotation.id())
                        .with("environment_id", rotation.environment().value())
                        .with("subject_key", rotation.subject().text())
                        .with("old_key", rotation.oldKey().text())
                        .with("new_key", rotation.newKey().text())
                        .with("phase", rotation.phase().name())
                        .with("began_at", StoredInstant.of(rotation.beganAt()))
                        .with("ended_at", StoredInstant.ofNullable(rotation.endedAt()))
                        .live(rotation.isEnded() ? Upsert.Liveness.HISTORY : Upsert.Liveness.LIVE));
        transaction.changed(new Change.RotationSaved(before, rotation));
    }

    private Optional<Rotation> find(UUID id) {
        return handle.createQuery("SELECT * FROM key_rotation WHERE id = :id")
                .bind("id", id)
                .map(MAPPER)
                .findFirst();
    }
}
