package dev.sluice.domain.port.store;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.port.query.EnvironmentQueries;

/// Environments, and how each is reached.
public interface EnvironmentRepository extends EnvironmentQueries {
    /// @throws dev.sluice.domain.problem.ProblemException `ENVIRONMENT_EXISTS`
    void save(Environment environment);

    void save(EnvironmentAccess access);

    /// Forgets one with every row of it, history too. Only the audit log and what is noted of keys stay: both are of
    /// the workspace. Nothing for one that is not there.
    void drop(EnvironmentId environment);
}
