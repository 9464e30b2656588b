package dev.sluice.domain.port.store;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.port.query.ServerQueries;
import java.util.Collection;

/// Servers that answered.
public interface ServerRepository extends ServerQueries {
    void save(KnownServer server);

    /// Forgets every server of the environment that was known under one of these names.
    void forget(EnvironmentId environment, Collection<String> names);
}
