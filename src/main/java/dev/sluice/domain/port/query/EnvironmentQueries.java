package dev.sluice.domain.port.query;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.EnvironmentId;
import java.util.List;

/// Environments, and how each is reached.
public interface EnvironmentQueries {
    List<Environment> all();

    /// Nothing special when nothing was set.
    EnvironmentAccess access(EnvironmentId environment);
}
