package dev.sluice.adapter.nats;

import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.port.ServerRef;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asks who is there. Ends as soon as all that the servers know of have answered.
final class RollCall {
    private final LinkTimings timings;

    RollCall(LinkTimings timings) {
        this.timings = timings;
    }

    Result hold(Session session) {
        try (var question = session.question()) {
            question.send("$SYS.REQ.SERVER.PING", "");
            var collector = new Present();
            var ending = question.gather(timings.read(), timings.rosterQuiet(), collector);
            var servers = List.copyOf(collector.servers.values());
            return new Result(
                    new Roster(servers, Math.max(collector.expected, servers.size()), collector.young), ending);
        }
    }

    record Result(Roster roster, Question.Ending ending) {
        int heard() {
            return roster.servers().size();
        }
    }

    private static final class Present implements Question.Collector {
        private final Map<String, ServerRef> servers = new LinkedHashMap<>();
        private final Map<String, Duration> young = new HashMap<>();
        private int expected = 1;

        @Override
        public void take(byte[] body) {
            ServerReplies.ping(body).ifPresent(ping -> {
                servers.put(ping.server().id(), ping.server());
                if (ping.uptime().compareTo(Roster.YOUTH) < 0) {
                    young.put(ping.server().id(), ping.uptime());
                }
                expected = Math.max(expected, ping.activeServers());
            });
        }

        @Override
        public boolean isEnough(int unheard) {
            return servers.size() >= expected;
        }
    }
}
