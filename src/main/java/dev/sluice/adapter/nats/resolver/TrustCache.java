package dev.sluice.adapter.nats.resolver;

import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.Resolver.Trusting;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What servers said of the operators they trust. They read these when they start, and have another id then
/// (nats-server-facts.md#6.3), so each is asked once.
final class TrustCache {
    private static final int MOST = 1000;

    private final Map<String, Trusting> byId = new LinkedHashMap<>();

    synchronized void learn(List<Trusting> answers) {
        answers.forEach(answer -> byId.put(answer.server().id(), answer));
        while (byId.size() > MOST) {
            byId.remove(byId.keySet().iterator().next());
        }
    }

    /// Whom of these to ask.
    synchronized List<ServerRef> unknown(List<ServerRef> servers) {
        return servers.stream().filter(server -> !byId.containsKey(server.id())).toList();
    }

    synchronized ExpectedServers told(ExpectedServers expected) {
        return expected.with(byId);
    }
}
