package dev.sluice.adapter.nats;

import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.port.Roster.Said;
import dev.sluice.domain.federation.port.ServerRef;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks who is there. Ends as soon as all that the servers know of have answered.
final class RollCall {
    /// More servers than anybody has.
    private static final int MOST = 1000;

    private final LinkTimings timings;

    RollCall(LinkTimings timings) {
        this.timings = timings;
    }

    Result hold(Session session) {
        try (var question = session.question()) {
            question.send("$SYS.REQ.SERVER.PING", "");
            var at = session.server().id();
            var collector = new Present(at);
            var ending = question.gather(timings.read(), timings.rosterQuiet(), collector);
            var servers = List.copyOf(collector.servers.values());
            var expected = Math.max(collector.expected, servers.size());
            return new Result(new Roster(servers, expected, collector.said, List.of(), at), ending);
        }
    }

    record Result(Roster roster, Question.Ending ending) {
        int heard() {
            return roster.servers().size();
        }
    }

    private static final class Present implements Question.Collector {
        private final Map<String, ServerRef> servers = new LinkedHashMap<>();
        private final Map<String, Said> said = new HashMap<>();
        private final String at;
        private int expected = 1;

        Present(String at) {
            this.at = at;
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
            return servers.size() >= expected && (at.isEmpty() || servers.containsKey(at));
        }
    }
}
