package dev.sluice.adapter.store;

import dev.sluice.domain.model.Setting;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

record SettingRows(Handle handle) {
    private static final Upsert UPSERT = Upsert.of("setting", List.of("place", "name"), List.of("content"));
    private static final RowMapper<Setting> MAPPER =
            Row.mapper("setting", "name", row -> new Setting(row.text("place"), row.text("name"), row.text("content")));

    Optional<Setting> find(String place, String name) {
        return handle.createQuery("SELECT * FROM setting WHERE place = :place AND name = :name")
                .bind("place", place)
                .bind("name", name)
                .map(MAPPER)
                .findFirst();
    }

    void save(Setting setting) {
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("place", setting.place())
                        .with("name", setting.name())
                        .with("content", setting.content()));
    }
}
