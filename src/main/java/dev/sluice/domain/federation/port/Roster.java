package dev.sluice.domain.federation.port;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Who answered a PING, and how many servers they say there are (nats-server-facts 1.4: the maximum
/// of `active_servers`).
/// A crashed server stays counted for some minutes.
///
/// @param young how long those are up, by id, that started less than [#YOUTH] ago
public record Roster(List<ServerRef> servers, int expected, Map<String, Duration> young) {
    /// At least as long as a crashed server stays counted (nats-server-facts 1.4: up to 4 minutes).
    public static final Duration YOUTH = Duration.ofMinutes(5);

    public Roster {
        servers = List.copyOf(servers);
        young = Map.copyOf(young);
    }

    public Roster(List<ServerRef> servers, int expected) {
        this(servers, expected, Map.of());
    }

    public boolean isComplete() {
        return servers.size() >= expected;
    }

    /// Whether some server has just started.
    public boolean isYoung() {
        return !young.isEmpty();
    }
}
