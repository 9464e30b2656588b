package dev.sluice.domain.port.store;

import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.port.query.RotationQueries;

/// Replacements of signing keys.
public interface RotationRepository extends RotationQueries {
    void save(Rotation rotation);
}
