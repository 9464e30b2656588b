package dev.sluice.domain.port.query;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Optional;

/// What was told of drift, and what a person put off.
public interface DriftQueries {
    Optional<IgnoredDrift> ignored(PublicKey account);

    Optional<DriftMark> mark(PublicKey account);

    /// Of every account of the environment, live or deleted.
    List<DriftMark> marks(EnvironmentId environment);
}
