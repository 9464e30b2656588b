package dev.sluice.domain.port.store;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.port.query.EnvironmentQueries;

/// Environments, and how each is reached.
public interface EnvironmentRepository extends EnvironmentQueries {
    /// @throws dev.sluice.domain.problem.ProblemException `ENVIRONMENT_EXISTS`
    void save(Environment environment);

    void save(EnvironmentAccess access);
}
