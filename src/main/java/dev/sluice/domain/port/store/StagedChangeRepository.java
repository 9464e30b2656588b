package dev.sluice.domain.port.store;

import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.port.query.StagedChangeQueries;
import java.util.UUID;

/// Changes that wait to be pushed.
public interface StagedChangeRepository extends StagedChangeQueries {
    /// A change that is saved again keeps its place.
    void save(StagedChange change);

    void drop(UUID change);
}
