package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.record.Sighting;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// When servers were last seen to have each connection as its state says: a state is as old as that.
public final class Sightings {
    private final Map<UUID, Instant> byPlace;

    public Sightings(List<Sighting> all) {
        this.byPlace = all.stream().collect(Collectors.toMap(Sighting::place, Sighting::at));
    }

    /// Empty where its state says nothing of servers, or nobody has asked them.
    public Optional<Instant> of(Connection connection) {
        return switch (connection.state()) {
            case ACTIVE, DEGRADED -> seen(connection);
            case PENDING, ACTIVATING, SUSPENDED, REVOKING, REVOKED, DECLINED, EXPIRED, TERMINATED -> Optional.empty();
        };
    }

    private Optional<Instant> seen(Connection connection) {
        var status = connection.status();
        // Made active by a proof, or degraded by what a server had: its state was seen when it began.
        var began = status.reason() == Reason.NONE || status.reason() == Reason.PROOF_FAILED
                ? Stream.of(status.since())
                : Stream.<Instant>empty();
        var looked = Stream.of(connection.environment().value(), connection.id().value())
                .map(byPlace::get)
                .filter(at -> at != null && isOf(at, connection));
        return Stream.concat(began, looked).max(Instant::compareTo);
    }

    /// What came in after all servers were compared was not among it.
    private static boolean isOf(Instant at, Connection connection) {
        return connection.status().reason() != Reason.NOT_PROVEN && !at.isBefore(connection.createdAt());
    }
}
