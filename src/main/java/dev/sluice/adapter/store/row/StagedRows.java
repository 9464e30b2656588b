package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.StagedChangeRepository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public final class StagedRows implements StagedChangeRepository {
    private static final int MOST_READ = 10_000;

    /// By their text: whoever stages one looks at all that wait, and reading them took most of the time.
    private static final Map<String, Edit> READ = new ConcurrentHashMap<>();

    private static final RowMapper<StagedChange> MAPPER = ResultRow.mapper(
            "staged_change",
            "id",
            row -> new StagedChange(
                    row.id("id"),
                    new EnvironmentId(row.id("environment_id")),
                    edit(row.text("edit")),
                    row.time("made_at")));

    private static Edit edit(String text) {
        if (READ.size() >= MOST_READ) {
            READ.clear();
        }
        return READ.computeIfAbsent(text, StoredJson::readEdit);
    }

    private final RowTransaction transaction;
    private final Handle handle;
    /// Asked for once for each edit that waits, of which there may be thousands.
    private final Map<EnvironmentId, List<StagedChange>> known = new HashMap<>();
    /// The place of the last one that was saved here; 0 for none yet.
    private long last;

    public StagedRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    @Override
    public List<StagedChange> in(EnvironmentId environment) {
        return known.computeIfAbsent(
                environment,
                key -> List.copyOf(handle.createQuery(
                                "SELECT * FROM staged_change WHERE environment_id = :environment ORDER BY seq")
                        .bind("environment", key.value())
                        .map(MAPPER)
                        .list()));
    }

    /// A change that is saved again keeps its place.
    @Override
    public void save(StagedChange change) {
        known.clear();
        var edit = StoredJson.write(change.edit());
        var replaced = handle.createUpdate("UPDATE staged_change SET edit = :edit, made_at = :at WHERE id = :id")
                .bind("edit", edit)
                .bind("at", StoredInstant.of(change.madeAt()))
                .bind("id", change.id())
                .execute();
        if (replaced == 0) {
            handle.createUpdate("""
                            INSERT INTO staged_change (id, environment_id, seq, edit, made_at)
                            VALUES (:id, :environment, :seq, :edit, :at)""")
                    .bind("id", change.id())
                    .bind("environment", change.environment().value())
                    .bind("seq", next())
                    .bind("edit", edit)
                    .bind("at", StoredInstant.of(change.madeAt()))
                    .execute();
        }
        transaction.changed(new Change.StagedChangeSaved(change));
    }

    /// Nobody else writes meanwhile, and looking for the last one takes as long as there are changes.
    private long next() {
        last = (last > 0
                        ? last
                        : handle.createQuery("SELECT COALESCE(MAX(seq), 0) FROM staged_change")
                                .mapTo(Long.class)
                                .one())
                + 1;
        return last;
    }

    @Override
    public void drop(UUID change) {
        known.clear();
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
