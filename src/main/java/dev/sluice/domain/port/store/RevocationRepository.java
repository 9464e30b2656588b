package dev.sluice.domain.port.store;

import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.port.query.RevocationQueries;

/// Revoked activations.
public interface RevocationRepository extends RevocationQueries {
    /// Keeps the later of two revocations of the same exporter, kind, subject and target.
    void save(Revocation revocation);

    /// Takes one back, if it is still as it is here.
    void drop(Revocation revocation);
}
