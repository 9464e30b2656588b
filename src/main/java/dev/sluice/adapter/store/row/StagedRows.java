package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.StagedChangeRepository;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public final class StagedRows implements StagedChangeRepository {
    private static final RowMapper<StagedChange> MAPPER = ResultRow.mapper(
            "staged_change",
            "id",
            row -> new StagedChange(
                    row.id("id"),
                    new EnvironmentId(row.id("environment_id")),
                    StoredJson.readEdit(row.text("edit")),
                    row.time("made_at")));

    private final RowTransaction transaction;
    private final Handle handle;

    public StagedRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    @Override
    public List<StagedChange> in(EnvironmentId environment) {
        return handle.createQuery("SELECT * FROM staged_change WHERE environment_id = :environment ORDER BY seq")
                .bind("environment", environment.value())
                .map(MAPPER)
                .list();
    }

    /// A change that is saved again keeps its place.
    @Override
    public void save(StagedChange change) {
        var edit = StoredJson.write(change.edit());
        var replaced = handle.createUpdate("UPDATE staged_change SET edit = :edit, made_at = :at WHERE id = :id")
                .bind("edit", edit)
                .bind("at", StoredInstant.of(change.madeAt()))
                .bind("id", change.id())
                .execute();
        if (replaced == 0) {
            handle.createUpdate("""
                            INSERT INTO staged_change (id, environment_id, seq, edit, made_at)
                            SELECT :id, :environment, COALESCE(MAX(seq), 0) + 1, :edit, :at FROM staged_change""")
                    .bind("id", change.id())
                    .bind("environment", change.environment().value())
                    .bind("edit", edit)
                    .bind("at", StoredInstant.of(change.madeAt()))
                    .execute();
        }
        transaction.changed(new Change.StagedChangeSaved(change));
    }

    @Override
    public void drop(UUID change) {
        var before = handle.createQuery("SELECT * FROM staged_change WHERE id = :id")
                .bind("id", change)
                .map(MAPPER)
                .findFirst();
        handle.createUpdate("DELETE FROM staged_change WHERE id = :id")
                .bind("id", change)
                .execute();
        before.map(Change.StagedChangeDropped::new).ifPresent(transaction::changed);
    }
}
