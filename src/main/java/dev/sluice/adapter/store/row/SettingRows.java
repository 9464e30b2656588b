package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.record.Setting;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public record SettingRows(Handle handle) {
    private static final Upsert UPSERT = Upsert.of("setting", List.of("place", "name"), List.of("content"));
    private static final RowMapper<Setting> MAPPER = ResultRow.mapper(
            "setting", "name", row -> new Setting(row.text("place"), row.text("name"), row.text("content")));

    public Optional<Setting> find(String place, String name) {
        return handle.createQuery("SELECT * FROM setting WHERE place = :place AND name = :name")
                .bind("place", place)
                .bind("name", name)
                .map(MAPPER)
                .findFirst();
    }

    public void save(Setting setting) {
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("place", setting.place())
                        .with("name", setting.name())
                        .with("content", setting.content()));
    }
}
