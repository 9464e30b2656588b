package dev.sluice.domain.port.store;

import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.DriftQueries;

/// What was told of drift, and what a person put off.
public interface DriftRepository extends DriftQueries {
    void save(IgnoredDrift ignored);

    void dropIgnored(PublicKey account);

    void save(DriftMark mark);
}
