package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.SettingRepository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public final class SettingRows implements SettingRepository {
    private static final Upsert UPSERT = Upsert.of("setting", List.of("place", "name"), List.of("content"));
    private static final RowMapper<Setting> MAPPER = ResultRow.mapper(
            "setting", "name", row -> new Setting(row.text("place"), row.text("name"), row.text("content")));

    private final RowTransaction transaction;
    private final Handle handle;
    /// Asked for with each act of a transaction that has many.
    private final Map<List<String>, Optional<Setting>> known = new HashMap<>();

    public SettingRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    @Override
    public Optional<Setting> find(String place, String name) {
        return known.computeIfAbsent(List.of(place, name), _ -> read(place, name));
    }

    @Override
    public List<Setting> in(String place) {
        return handle.createQuery("SELECT * FROM setting WHERE place = :place ORDER BY name")
                .bind("place", place)
                .map(MAPPER)
                .list();
    }

    private Optional<Setting> read(String place, String name) {
        return handle.createQuery("SELECT * FROM setting WHERE place = :place AND name = :name")
                .bind("place", place)
                .bind("name", name)
                .map(MAPPER)
                .findFirst();
    }

    @Override
    public void save(Setting setting) {
        var before = find(setting.place(), setting.name()).orElse(null);
        known.remove(List.of(setting.place(), setting.name()));
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("place", setting.place())
                        .with("name", setting.name())
                        .with("content", setting.content()));
        transaction.changed(new Change.SettingSaved(before, setting));
    }
}
