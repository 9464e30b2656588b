package dev.sluice.domain.port.store;

import dev.sluice.domain.model.record.Revision;
import dev.sluice.domain.port.query.RevisionQueries;

/// Every JWT that was signed for an account here.
public interface RevisionRepository extends RevisionQueries {
    /// For the ledger only. The number follows from the order; a text that is known is not kept twice.
    void append(Revision revision);
}
