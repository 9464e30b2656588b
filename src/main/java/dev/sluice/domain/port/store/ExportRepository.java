package dev.sluice.domain.port.store;

import dev.sluice.domain.model.Export;
import dev.sluice.domain.port.query.ExportQueries;

/// What accounts export.
public interface ExportRepository extends ExportQueries {
    /// @throws dev.sluice.domain.problem.ProblemException `EXPORT_EXISTS`
    void save(Export export);
}
