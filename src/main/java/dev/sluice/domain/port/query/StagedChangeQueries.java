package dev.sluice.domain.port.query;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.StagedChange;
import java.util.List;

/// Changes that wait to be pushed.
public interface StagedChangeQueries {
    /// In the order made.
    List<StagedChange> in(EnvironmentId environment);
}
