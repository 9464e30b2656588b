package dev.sluice.domain.port;

import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.Resolver.Trusting;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who answered a PING, and how many servers ought to (nats-server-facts.md#1.4). A crashed server stays counted
/// for some minutes.
///
/// @param said what those who answered say, by id; of strangers too
/// @param strangers who answered and belongs to no server of this operator: nothing is expected of them
/// @param at the id of the server at the other end of the link; empty when it is not known
public record ExpectedServers(
        List<ServerRef> servers, int expected, Map<String, Said> said, List<ServerRef> strangers, String at) {
    /// At least as long as a crashed server stays counted (nats-server-facts.md#1.4: up to 4 minutes).
    public static final Duration YOUTH = Duration.ofMinutes(5);

    public ExpectedServers {
        servers = List.copyOf(servers);
        said = Map.copyOf(said);
        strangers = List.copyOf(strangers);
    }

    public ExpectedServers(List<ServerRef> servers, int expected) {
        this(servers, expected, Map.of(), List.of(), "");
    }

    /// @param activeServers how many servers it knows, itself included
    /// @param uptime by the server's own clock; a day when it does not say
    /// @param trust null where it did not say whom it trusts
    public record Said(
            int activeServers, Duration uptime, @Nullable Trusting trust) {
        private Said with(@Nullable Trusting next) {
            return next == null ? this : new Said(activeServers, uptime, next);
        }
    }

    /// The same with what servers say of their operators.
    public ExpectedServers with(Map<String, Trusting> trusts) {
        var more = new HashMap<String, Said>();
        said.forEach((id, words) -> more.put(id, words.with(trusts.get(id))));
        return new ExpectedServers(servers, expected, more, strangers, at);
    }

    /// Of these servers, so many are expected.
    public ExpectedServers of(List<ServerRef> kept, int number) {
        return new ExpectedServers(kept, number, said, strangers, at);
    }

    public boolean isComplete() {
        return servers.size() >= expected;
    }

    /// Whether some server has just started.
    public boolean isYoung() {
        return servers.stream().anyMatch(this::isYoung);
    }

    public boolean isYoung(ServerRef server) {
        var words = said.get(server.id());
        return words != null && words.uptime().compareTo(YOUTH) < 0;
    }

    public Optional<Trusting> trust(ServerRef server) {
        return Optional.ofNullable(said.get(server.id())).map(Said::trust);
    }

    /// Whether the server accepts what this key signs, or does not say whom it trusts.
    public boolean trusts(ServerRef server, String signer) {
        return trust(server).map(trust -> trust.accepts(signer)).orElse(true);
    }

    /// Those who answered and do not accept what this key signs.
    public List<ServerRef> distrusting(String signer) {
        return servers.stream().filter(server -> !trusts(server, signer)).toList();
    }
}
