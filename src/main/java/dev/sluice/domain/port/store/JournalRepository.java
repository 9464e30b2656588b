package dev.sluice.domain.port.store;

import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.port.query.JournalQueries;
import java.time.Instant;
import java.util.UUID;

/// The journal of what is being done on servers.
public interface JournalRepository extends JournalQueries {
    /// Opens an entry.
    void begin(Journal.Entry entry);

    /// Appends to an open entry; the number follows from the order.
    void step(UUID entry, Journal.Step step);

    /// Closes an entry: nothing is left to finish or undo.
    void end(UUID entry, Journal.Ending ending, Instant at);
}
