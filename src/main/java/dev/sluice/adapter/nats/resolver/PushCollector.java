package dev.sluice.adapter.nats.resolver;

import dev.sluice.adapter.nats.session.SystemRequest;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.PushReport.ServerReply;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts the answers to a push or a delete by server.
final class PushCollector implements SystemRequest.Collector {
    private final Map<String, ServerRef> awaited = new LinkedHashMap<>();
    private final Map<String, ServerReply> replies = new LinkedHashMap<>();
    private final String success;
    private int unreadable;

    /// @param success pattern of the one message that says it was done
    PushCollector(List<ServerRef> awaited, String success) {
        awaited.forEach(server -> this.awaited.put(server.id(), server));
        this.success = success;
    }

    @Override
    public void take(byte[] body) {
        ServerReplies.status(body, success)
                .ifPresentOrElse(reply -> replies.putIfAbsent(reply.server().id(), reply), () -> unreadable++);
    }

    /// An unreadable reply comes from one of those who are still awaited, so it counts as an answer.
    @Override
    public boolean isEnough(int unheard) {
        return missing().size() <= unreadable;
    }

    /// One reply for each awaited server in their order, then those of servers nobody awaited.
    PushReport report(PublicKey account) {
        var missing = missing();
        var all = new ArrayList<ServerReply>();
        awaited.forEach((id, server) -> {
            var reply = replies.get(id);
            if (reply != null) {
                all.add(reply);
            } else if (missing.size() <= unreadable) {
                all.add(new PushReport.Refused(server, "unreadable reply"));
            } else {
                all.add(new PushReport.Silent(server));
            }
        });
        replies.forEach((id, reply) -> {
            if (!awaited.containsKey(id)) {
                all.add(reply);
            }
        });
        return new PushReport(account, all);
    }

    private List<String> missing() {
        return awaited.keySet().stream().filter(id -> !replies.containsKey(id)).toList();
    }
}
