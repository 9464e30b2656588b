package dev.sluice.domain.port.query;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Journal;
import java.util.List;

/// The journal of what is being done on servers.
public interface JournalQueries {
    /// Entries that are not closed, oldest first, with their steps.
    List<Journal.Open> open(EnvironmentId environment);
}
