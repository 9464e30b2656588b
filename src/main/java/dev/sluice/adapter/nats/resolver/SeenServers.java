package dev.sluice.adapter.nats.resolver;

import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.ExpectedServers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Remembers the servers that were counted once, so that one which is counted but silent can be named.
final class SeenServers {
    private static final int MOST = 1000;
    private static final ServerRef UNKNOWN = new ServerRef("", "unknown server", "");

    private final Map<String, ServerRef> byId = new LinkedHashMap<>();

    synchronized void meet(List<ServerRef> servers) {
        servers.forEach(server -> {
            byId.remove(server.id());
            byId.put(server.id(), server);
        });
        while (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    /// Everybody who must answer a push: who is expected, and as many more as they say are missing, by the names
    /// under which they were last met.
    synchronized List<ServerRef> awaited(ExpectedServers expected) {
        meet(expected.servers());
        var all = new ArrayList<>(expected.servers());
        var ids = all.stream().map(ServerRef::id).collect(Collectors.toSet());
        var names = all.stream().map(ServerRef::name).collect(Collectors.toSet());
        // Whoever answers under an old name was restarted: its former self is gone for good.
        var absent = byId.values().stream()
                .filter(server -> !ids.contains(server.id()) && !names.contains(server.name()))
                .toList()
                .reversed()
                .iterator();
        for (var number = 1; all.size() < Math.min(expected.expected(), MOST); number++) {
            all.add(absent.hasNext() ? absent.next() : new ServerRef("?" + number, UNKNOWN.name(), ""));
        }
        return all;
    }
}
