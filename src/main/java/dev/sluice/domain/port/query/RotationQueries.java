package dev.sluice.domain.port.query;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Optional;

/// Replacements of signing keys.
public interface RotationQueries {
    /// The one under way for the operator or the account.
    Optional<Rotation> underWay(PublicKey subject);

    /// Of every signing key that was or is being replaced, newest first.
    List<Rotation> in(EnvironmentId environment);
}
