package dev.sluice.domain.port.query;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.model.record.Sighting;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Connections by creation, and what is remembered of each.
public interface ConnectionQueries {
    /// In every state.
    List<Connection> in(EnvironmentId environment);

    /// In one of these states.
    List<Connection> in(EnvironmentId environment, Set<ConnectionState> states);

    /// Live ones that have an end.
    ///
    /// @param until the latest of these ends; null for any
    List<Connection> ending(EnvironmentId environment, @Nullable Instant until);

    /// Live ones, as exporter or importer.
    List<Connection> of(PublicKey account);

    /// Ended ones too: an account may have thousands of them.
    List<Connection> everOf(PublicKey account);

    Optional<Connection> find(ConnectionId id);

    /// How many live connections rest on each export; none for one without.
    Map<ExportId, Integer> countByExport(EnvironmentId environment);

    /// When servers were last seen to have which connections.
    List<Sighting> sightings(EnvironmentId environment);

    Optional<ExpiryMark> expiryMark(ConnectionId connection);

    /// How long the activations of a connection live; empty for ever.
    Optional<ActivationTerm> term(ConnectionId connection);
}
