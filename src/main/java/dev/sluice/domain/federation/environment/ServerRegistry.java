package dev.sluice.domain.federation.environment;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.record.KnownServer.Expectation;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.ExpectedServers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Remembers which servers there are. Just after a start a server counts itself alone, and one that was shut down
/// in order is not counted by the others (nats-server-facts.md#1.4): neither makes the rest complete.
public final class ServerRegistry {
    private static final Duration REFRESHED = Duration.ofHours(1);

    private final EnvironmentContext context;

    ServerRegistry(EnvironmentContext context) {
        this.context = context;
    }

    public List<KnownServer> list() {
        return context.store().read(view -> view.servers().in(context.id()));
    }

    /// A server that is gone for good is not waited for any more.
    ///
    /// @return whether one was known under that name
    public boolean forget(String name) {
        return !forgotten(name, server -> server.name().equals(name)).isEmpty();
    }

    /// The same for all that do not answer now.
    ///
    /// @return their names
    public List<String> forgetSilent() {
        var expected = completed(context.link().resolver().expected());
        var present = names(Stream.concat(expected.servers().stream(), expected.strangers().stream()));
        return forgotten("silent", server -> !present.contains(server.name()));
    }

    private List<String> forgotten(String about, Predicate<KnownServer> which) {
        return context.act(
                Operation.local(Action.ENVIRONMENT_SERVERS).about(about),
                () -> context.store().write(tx -> {
                    var names = tx.servers().in(context.id()).stream()
                            .filter(which)
                            .map(KnownServer::name)
                            .toList();
                    tx.servers().forget(context.id(), names);
                    return names;
                }));
    }

    /// Learns who answered, leaves strangers and who is made up out, and counts those who ought to have answered.
    public ExpectedServers completed(ExpectedServers heard) {
        var known = list();
        var membership = new OperatorMembership(context, heard, known);
        var members = membership.members();
        var strangers = membership.strangers();
        learn(heard, known, membership);
        var missing = missing(members, known).size();
        var others = strangers.size() + silentStrangers(heard, known);
        var counted = isRecount(heard, members, known) ? 0 : membership.counted(members) - others;
        var expected = Math.max(counted, members.size() + missing);
        return new ExpectedServers(members, expected, heard.said(), strangers, heard.at());
    }

    /// Strangers that were there a while ago may still be counted by the others.
    private int silentStrangers(ExpectedServers heard, List<KnownServer> known) {
        var present = names(heard.servers().stream());
        var since = context.now().minus(REFRESHED).minus(ExpectedServers.YOUTH);
        return (int) known.stream()
                .filter(one -> one.expectation() == Expectation.STRANGER
                        && !present.contains(one.name())
                        && one.seenAt().isAfter(since))
                .count();
    }

    /// A server that crashed and is up again is counted for some minutes by its old ids too, once for each crash:
    /// then only names tell who is missing.
    private boolean isRecount(ExpectedServers heard, List<ServerRef> members, List<KnownServer> known) {
        var restarted = members.stream()
                .anyMatch(server -> heard.isYoung(server) && wasMetBefore(server, start(heard, server), known));
        return restarted && members.stream().allMatch(ServerRegistry::isNamed);
    }

    private Instant start(ExpectedServers heard, ServerRef server) {
        var words = heard.said().get(server.id());
        return words == null ? Instant.EPOCH : context.now().minus(words.uptime());
    }

    private static boolean wasMetBefore(ServerRef server, Instant start, List<KnownServer> known) {
        return known.stream()
                .anyMatch(one -> one.isCounted()
                        && one.name().equals(server.name())
                        && one.seenAt().isBefore(start));
    }

    /// Names of servers that are known and silent.
    public List<String> missing(ExpectedServers expected) {
        return missing(expected.servers(), list());
    }

    private static List<String> missing(List<ServerRef> servers, Collection<KnownServer> known) {
        var present = names(servers.stream());
        return known.stream()
                .filter(KnownServer::isCounted)
                .map(KnownServer::name)
                .filter(name -> !present.contains(name))
                .toList();
    }

    private static Set<String> names(Stream<ServerRef> servers) {
        return servers.map(ServerRef::name).collect(Collectors.toSet());
    }

    /// Remembers those whom the others vouch for: whoever only answers is not remembered, so that a burst of
    /// made-up answers leaves nothing behind. When one was met is kept while it is young: it tells a restart from
    /// a first start.
    private void learn(ExpectedServers heard, List<KnownServer> known, OperatorMembership membership) {
        var now = context.now();
        var members = membership.members();
        var sure = members.stream().filter(membership::isSure).toList();
        var strangers = membership.strangers();
        var vouched = members.size() + strangers.size() <= membership.counted(sure) ? members : sure;
        var news = new ArrayList<KnownServer>();
        vouched.stream()
                .filter(server -> !(heard.isYoung(server) && wasMetBefore(server, now, known)))
                .map(server -> known(server, isNamed(server) ? Expectation.COUNTED : Expectation.NAMELESS, now))
                .forEach(news::add);
        if (vouched.size() == members.size()) {
            strangers.stream()
                    .map(server -> known(server, Expectation.STRANGER, now))
                    .forEach(news::add);
        }
        news.removeIf(one -> isFresh(one, known));
        var gone = gone(heard, known);
        if (!news.isEmpty() || !gone.isEmpty()) {
            context.ports().store().change(tx -> {
                tx.servers().forget(context.id(), gone);
                news.forEach(tx.servers()::save);
            });
        }
    }

    private KnownServer known(ServerRef server, Expectation standing, Instant now) {
        return new KnownServer(context.id(), server.name(), server.version(), now, standing);
    }

    /// Who has no name has another id by now, and strangers that left are of no interest after a while.
    private List<String> gone(ExpectedServers heard, List<KnownServer> known) {
        var present = names(heard.servers().stream());
        var since = context.now().minus(REFRESHED).minus(ExpectedServers.YOUTH);
        return known.stream()
                .filter(one -> !present.contains(one.name()))
                .filter(one -> switch (one.expectation()) {
                    case COUNTED -> false;
                    case NAMELESS -> true;
                    case STRANGER -> one.seenAt().isBefore(since);
                })
                .map(KnownServer::name)
                .toList();
    }

    /// Whoever counts goes on counting until it is forgotten, whatever answers in its name.
    private boolean isFresh(KnownServer found, List<KnownServer> known) {
        var since = context.now().minus(REFRESHED);
        return known.stream()
                .filter(one -> one.name().equals(found.name()))
                .anyMatch(one -> (one.isCounted() && found.expectation() != Expectation.COUNTED)
                        || (one.expectation() == found.expectation()
                                && one.version().equals(found.version())
                                && one.seenAt().isAfter(since)));
    }

    /// A server without a name of its own calls itself by its id, another one at each start.
    private static boolean isNamed(ServerRef server) {
        return !server.name().isBlank()
                && !server.name().equals(server.id())
                && server.name().length() <= 256;
    }
}
