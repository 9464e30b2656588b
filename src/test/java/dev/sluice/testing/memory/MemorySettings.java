package dev.sluice.testing.memory;

import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.SettingRepository;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

record MemorySettings(MemoryTx tx) implements SettingRepository {
    @Override
    public Optional<Setting> find(String place, String name) {
        return tx.tables().settings().find(List.of(place, name));
    }

    @Override
    public List<Setting> in(String place) {
        return tx.tables()
                .settings()
                .rows()
                .filter(setting -> setting.place().equals(place))
                .sorted(Comparator.comparing(Setting::name))
                .toList();
    }

    @Override
    public void save(Setting setting) {
        var before = find(setting.place(), setting.name()).orElse(null);
        tx.tables().settings().put(List.of(setting.place(), setting.name()), setting);
        tx.changed(new Change.SettingSaved(before, setting));
    }
}
