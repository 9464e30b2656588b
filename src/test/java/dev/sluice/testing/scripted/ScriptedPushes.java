package dev.sluice.testing.scripted;

import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.PushReport.Refused;
import dev.sluice.domain.model.server.PushReport.ServerReply;
import dev.sluice.domain.model.server.PushReport.Silent;
import dev.sluice.domain.model.server.PushReport.Stored;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Carries a change to every server and counts the answers.
final class ScriptedPushes {
    private static final ServerRef UNKNOWN = new ServerRef("", "unknown server", "");

    private final ScriptedServers network;
    /// By id: one that is counted but silent can be named then.
    private final Map<String, ServerRef> met = new LinkedHashMap<>();

    ScriptedPushes(ScriptedServers network) {
        this.network = network;
    }

    /// @param change what a server does; its words when it refuses
    PushReport carry(
            PublicKey account,
            Asking asking,
            ExpectedServers expected,
            Function<ScriptedServer, Optional<String>> change) {
        var heard = new LinkedHashMap<String, ServerReply>();
        for (var server : network.present()) {
            reply(server, asking, change)
                    .ifPresent(reply -> heard.put(server.self().id(), reply));
        }
        var replies = new ArrayList<ServerReply>();
        for (var server : awaited(expected)) {
            var reply = heard.remove(server.id());
            replies.add(reply == null ? new Silent(server) : reply);
        }
        replies.addAll(heard.values());
        return new PushReport(account, replies);
    }

    private Optional<ServerReply> reply(
            ScriptedServer server, Asking asking, Function<ScriptedServer, Optional<String>> change) {
        var disturbance = asking.at(server);
        if (disturbance == Disturbance.REFUSED) {
            return Optional.of(new Refused(server.self(), "no space left on device"));
        }
        if (disturbance == Disturbance.UNHEARD) {
            return Optional.empty();
        }
        if (disturbance == Disturbance.LATE) {
            network.comesLate(() -> {
                var _ = change.apply(server);
            });
            return Optional.empty();
        }
        var refusal = change.apply(server);
        if (disturbance == Disturbance.UNANSWERED || asking.isLostAfter()) {
            return Optional.empty();
        }
        return Optional.of(refusal.<ServerReply>map(words -> new Refused(server.self(), words))
                .orElseGet(() -> new Stored(server.self())));
    }

    /// Everybody who must answer: who is expected, and as many more as they say are missing, by the names under
    /// which they were last met.
    List<ServerRef> awaited(ExpectedServers expected) {
        expected.servers().forEach(server -> met.put(server.id(), server));
        var all = new ArrayList<>(expected.servers());
        met.values().stream()
                .filter(former -> all.stream()
                        .noneMatch(server ->
                                server.id().equals(former.id()) || server.name().equals(former.name())))
                .toList()
                .reversed()
                .stream()
                .limit(Math.max(0, expected.expected() - all.size()))
                .forEach(all::add);
        for (var number = 1; all.size() < expected.expected(); number++) {
            all.add(new ServerRef("?" + number, UNKNOWN.name(), ""));
        }
        return all;
    }
}
