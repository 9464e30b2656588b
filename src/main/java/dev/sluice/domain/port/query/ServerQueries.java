package dev.sluice.domain.port.query;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.KnownServer;
import java.util.List;

/// Servers that answered.
public interface ServerQueries {
    /// Every one since the environment was given its addresses.
    List<KnownServer> in(EnvironmentId environment);
}
