package dev.sluice.domain.port.store;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.model.record.Sighting;
import dev.sluice.domain.port.query.ConnectionQueries;

/// Connections, and what is remembered of each.
public interface ConnectionRepository extends ConnectionQueries {
    /// @throws dev.sluice.domain.problem.ProblemException `CONNECTION_EXISTS`
    void save(Connection connection);

    /// Forgets one that was made only for an attempt that failed.
    void drop(Connection connection);

    void save(ActivationTerm term);

    void dropTerm(ConnectionId connection);

    void save(ExpiryMark mark);

    /// One of all takes the place of those of each.
    void save(Sighting sighting);
}
