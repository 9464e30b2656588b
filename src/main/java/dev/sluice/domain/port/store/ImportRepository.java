package dev.sluice.domain.port.store;

import dev.sluice.domain.model.Import;
import dev.sluice.domain.port.query.ImportQueries;

/// Public imports: those that need no connection.
public interface ImportRepository extends ImportQueries {
    void save(Import added);
}
