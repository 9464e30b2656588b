package dev.sluice.domain.model.record;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.EnvironmentId;
import java.time.Instant;
import java.util.UUID;

/// When servers were last seen to have a connection as its state says.
///
/// @param place the connection; the environment when every server was compared with all that is agreed
public record Sighting(EnvironmentId environment, UUID place, Instant at) {
    public static Sighting ofAll(EnvironmentId environment, Instant at) {
        return new Sighting(environment, environment.value(), at);
    }

    public static Sighting of(Connection connection, Instant at) {
        return new Sighting(connection.environment(), connection.id().value(), at);
    }

    public boolean isOfAll() {
        return place.equals(environment.value());
    }
}
