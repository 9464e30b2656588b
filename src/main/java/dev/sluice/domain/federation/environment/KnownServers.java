package dev.sluice.domain.federation.environment;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.port.ServerRef;
import dev.sluice.domain.ledger.Act;
import dev.sluice.domain.model.KnownServer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Remembers which servers there are. Just after a start a server counts itself alone, and one that
/// was shut down in order is not counted by the others (nats-server-facts 1.4): neither makes the
/// rest complete.
public final class KnownServers {
    private static final Duration REFRESHED = Duration.ofHours(1);

    private final Scope scope;

    KnownServers(Scope scope) {
        this.scope = scope;
    }

    public List<KnownServer> list() {
        return scope.store().read(view -> view.knownServers(scope.id()));
    }

    /// A server that is gone for good is not waited for any more.
    ///
    /// @return whether one was known under that name
    public boolean forget(String name) {
        return scope.act(
                Act.local(Action.ENVIRONMENT_SERVERS).about(name),
                () -> scope.store().write(tx -> {
                    var known = tx.knownServers(scope.id()).stream()
                            .anyMatch(server -> server.name().equals(name));
                    tx.forget(scope.id(), List.of(name));
                    return known;
                }));
    }

    /// Learns who answered, and counts those who ought to have.
    public Roster completed(Roster roster) {
        var known = list();
        learn(roster, known);
        var missing = missing(roster, known).size();
        var counted = isRecount(roster, known) ? 0 : roster.expected();
        return new Roster(roster.servers(), Math.max(counted, roster.servers().size() + missing), roster.young());
    }

    /// A server that crashed and is up again is counted for some minutes by its old ids too, once
    /// for each crash: then only names tell who is missing.
    private boolean isRecount(Roster roster, List<KnownServer> known) {
        var restarted = roster.servers().stream().anyMatch(server -> {
            var uptime = roster.young().get(server.id());
            return uptime != null && wasMetBefore(server, scope.now().minus(uptime), known);
        });
        return restarted && roster.servers().stream().allMatch(KnownServers::isNamed);
    }

    private static boolean wasMetBefore(ServerRef server, Instant start, List<KnownServer> known) {
        return known.stream()
                .anyMatch(
                        one -> one.name().equals(server.name()) && one.seenAt().isBefore(start));
    }

    /// Names of servers that are known and silent.
    public List<String> missing(Roster roster) {
        return missing(roster, list());
    }

    private static List<String> missing(Roster roster, Collection<KnownServer> known) {
        var present = names(roster.servers());
        return known.stream()
                .map(KnownServer::name)
                .filter(name -> !present.contains(name))
                .toList();
    }

    private static Set<String> names(List<ServerRef> servers) {
        return servers.stream().map(ServerRef::name).collect(Collectors.toSet());
    }

    /// When it was met is kept while it is young: it tells a restart from a first start.
    private void learn(Roster roster, List<KnownServer> known) {
        var now = scope.now();
        var news = roster.servers().stream()
                .filter(server -> isNamed(server)
                        && !isFresh(server, known)
                        && !(roster.young().containsKey(server.id()) && wasMetBefore(server, now, known)))
                .map(server -> new KnownServer(scope.id(), server.name(), server.version(), now))
                .toList();
        if (!news.isEmpty()) {
            scope.ports().store().write(tx -> {
                news.forEach(tx::save);
                return news;
            });
        }
    }

    private boolean isFresh(ServerRef server, List<KnownServer> known) {
        var since = scope.now().minus(REFRESHED);
        return known.stream()
                .anyMatch(one -> one.name().equals(server.name())
                        && one.version().equals(server.version())
                        && one.seenAt().isAfter(since));
    }

    /// A server without a name of its own calls itself by its id, another one at each start.
    private static boolean isNamed(ServerRef server) {
        return !server.name().isBlank()
                && !server.name().equals(server.id())
                && server.name().length() <= 256;
    }
}
