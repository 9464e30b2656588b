package dev.sluice.domain.port.query;

import dev.sluice.domain.model.record.Setting;
import java.util.List;
import java.util.Optional;

/// What was set; nothing for a default that nobody touched.
public interface SettingQueries {
    /// @param place as in [Setting]
    Optional<Setting> find(String place, String name);

    /// All of a place, by name.
    List<Setting> in(String place);
}
