package dev.sluice.domain.port.store;

import dev.sluice.domain.model.record.KeyMark;
import dev.sluice.domain.port.query.KeyMarkQueries;

/// What is noted of keys: the last of each kind.
public interface KeyMarkRepository extends KeyMarkQueries {
    void save(KeyMark mark);
}
