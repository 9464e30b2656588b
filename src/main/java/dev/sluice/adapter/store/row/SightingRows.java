package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Sighting;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// When servers were last seen to have connections as their states say.
public record SightingRows(Handle handle) {
    private static final Upsert UPSERT = Upsert.of("sighting", List.of("place", "environment_id"), List.of("seen_at"));
    private static final RowMapper<Sighting> MAPPER = ResultRow.mapper(
            "sighting",
            "place",
            row -> new Sighting(new EnvironmentId(row.id("environment_id")), row.id("place"), row.time("seen_at")));

    public List<Sighting> of(EnvironmentId environment) {
        return handle.createQuery("SELECT * FROM sighting WHERE environment_id = :environment")
                .bind("environment", environment.value())
                .map(MAPPER)
                .list();
    }

    public void save(Sighting sighting) {
        if (sighting.isOfAll()) {
            handle.createUpdate("DELETE FROM sighting WHERE environment_id = :environment")
                    .bind("environment", sighting.environment().value())
                    .execute();
        }
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("place", sighting.place())
                        .with("environment_id", sighting.environment().value())
                        .with("seen_at", StoredInstant.of(sighting.at())));
    }
}
