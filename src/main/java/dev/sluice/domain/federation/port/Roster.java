package dev.sluice.domain.federation.port;

import java.util.List;

/// Who answered a PING, and how many servers they say there are (nats-server-facts 1.4: the maximum
/// of `active_servers`).
/// A crashed server stays counted for some minutes.
public record Roster(List<ServerRef> servers, int expected) {
    public Roster {
        servers = List.copyOf(servers);
    }

    public boolean isComplete() {
        return servers.size() >= expected;
    }
}
