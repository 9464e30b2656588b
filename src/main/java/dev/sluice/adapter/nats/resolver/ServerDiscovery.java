package dev.sluice.adapter.nats.resolver;

import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.adapter.nats.session.ServerSession;
import dev.sluice.adapter.nats.session.SystemRequest;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.ExpectedServers.Said;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks who is there.
public final class ServerDiscovery {
    /// More servers than anybody has.
    private static final int MOST = 1000;

    private final LinkTimings timings;

    public ServerDiscovery(LinkTimings timings) {
        this.timings = timings;
    }

    /// Ends as soon as all that the servers know of have answered.
    public Result hold(ServerSession session) {
        return hold(session, false);
    }

    /// Ends when nobody has answered for a while.
    Result holdToTheEnd(ServerSession session) {
        return hold(session, true);
    }

    private Result hold(ServerSession session, boolean toTheEnd) {
        try (var question = session.question()) {
            question.send("$SYS.REQ.SERVER.PING", "");
            var at = session.server().id();
            var collector = new Answers(at, toTheEnd);
            var ending = question.gather(timings.read(), timings.discoveryQuiet(), collector);
            var servers = List.copyOf(collector.servers.values());
            var expected = Math.max(collector.expected, servers.size());
            return new Result(new ExpectedServers(servers, expected, collector.said, List.of(), at), ending);
        }
    }

    public record Result(ExpectedServers expected, SystemRequest.Ending ending) {
        public int heard() {
            return expected.servers().size();
        }
    }

    private static final class Answers implements SystemRequest.Collector {
        private final Map<String, ServerRef> servers = new LinkedHashMap<>();
        private final Map<String, Said> said = new HashMap<>();
        private final String at;
        private final boolean toTheEnd;
        private int expected = 1;

        Answers(String at, boolean toTheEnd) {
            this.at = at;
            this.toTheEnd = toTheEnd;
        }

        /// Who answers twice is counted by the first answer: anybody in the system account can send a second.
        @Override
        public void take(byte[] body) {
            ServerReplies.ping(body)
                    .filter(ping -> servers.size() < MOST
                            || ping.server().id().equals(at)
                            || servers.containsKey(ping.server().id()))
                    .ifPresent(ping -> {
                        var id = ping.server().id();
                        servers.putIfAbsent(id, ping.server());
                        said.putIfAbsent(id, new Said(ping.activeServers(), ping.uptime(), null));
                        expected = Math.max(expected, ping.activeServers());
                    });
        }

        /// Not before the server at the other end has answered: whoever is made up may be quicker.
        @Override
        public boolean isEnough(int unheard) {
            return !toTheEnd && servers.size() >= expected && (at.isEmpty() || servers.containsKey(at));
        }
    }
}
