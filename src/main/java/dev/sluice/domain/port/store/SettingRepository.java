package dev.sluice.domain.port.store;

import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.port.query.SettingQueries;

/// What was set.
public interface SettingRepository extends SettingQueries {
    void save(Setting setting);
}
