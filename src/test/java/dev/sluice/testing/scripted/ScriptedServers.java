package dev.sluice.testing.scripted;

import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.port.LinkFactory;
import dev.sluice.domain.port.ServerLink;
import dev.sluice.domain.port.StoreHash;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// A cluster that exists in memory only, and the links to it.
public final class ScriptedServers implements LinkFactory {
    private final InstantSource clock;
    private final Script script = new Script();
    private final List<ScriptedServer> servers = new ArrayList<>();
    private final Set<ScriptedServer> uncounted = new HashSet<>();
    private final List<ScriptedLink> links = new ArrayList<>();
    private final Deque<Runnable> late = new ArrayDeque<>();
    private Lifeline lifeline = new Lifeline();
    private boolean keepsPushed = true;
    private String operatorJwt = "";

    public ScriptedServers(InstantSource clock) {
        this.clock = clock;
    }

    /// So many servers that trust that operator.
    public ScriptedServers start(ServerTrust trust, int count) {
        operatorJwt = trust.operatorJwt();
        var operator = OperatorIdentity.claims(operatorJwt);
        IntStream.rangeClosed(1, count).forEach(i -> servers.add(new ScriptedServer(this, "n" + i, operator)));
        servers.forEach(server -> server.preload(trust.systemAccount(), trust.systemAccountJwt()));
        return this;
    }

    /// Where Sluice is told to find them.
    public List<String> urls() {
        return servers.stream()
                .map(server -> "nats://" + server.self().name() + ":4222")
                .toList();
    }

    /// By whose word they were started.
    String operatorJwt() {
        return operatorJwt;
    }

    public Script script() {
        return script;
    }

    /// Their resolvers forget what is pushed.
    public void keepNothing() {
        keepsPushed = false;
    }

    boolean keepsPushed() {
        return keepsPushed;
    }

    /// Whose requests these are.
    public void serve(Lifeline process) {
        lifeline = process;
    }

    Lifeline lifeline() {
        return lifeline;
    }

    public List<ScriptedServer> servers() {
        return List.copyOf(servers);
    }

    public ScriptedServer server(int number) {
        return servers.get(number);
    }

    /// One that has just started: the others do not count it yet, and have answered who is there before it does.
    public void startsUncounted(int number) {
        uncounted.add(server(number));
    }

    boolean isCounted(ScriptedServer server) {
        return !uncounted.contains(server);
    }

    int counted() {
        return servers.size() - uncounted.size();
    }

    List<ScriptedServer> present() {
        return servers.stream().filter(ScriptedServer::isUp).toList();
    }

    Instant now() {
        return clock.instant();
    }

    long seconds() {
        return now().getEpochSecond();
    }

    void comesLate(Runnable change) {
        late.add(change);
    }

    /// What was sent and not answered reaches the servers now, whatever they have got since.
    public synchronized void arriveLate() {
        while (!late.isEmpty()) {
            late.poll().run();
        }
    }

    /// One round of the synchronisation among servers (nats-server-facts.md#1.11).
    public synchronized void synchronise() {
        for (var asking : present()) {
            present().stream().filter(other -> other != asking).forEach(asking::mergeFrom);
        }
    }

    /// Every server says what its store hashes to, as it does once per interval.
    public void announceStores() {
        for (var server : present()) {
            var hash = new StoreHash(
                    StoreHash.nodeOf(server.self().name()),
                    StoreHash.of(server.stored().values()));
            List.copyOf(links).forEach(link -> link.heard(hash));
        }
    }

    @Override
    public synchronized ServerLink open(Target target, Supplier<Credentials> credentials) {
        lifeline.pass();
        var isLost = script.ofLink(script.next(ServerRequest.CONNECT)) != null;
        if (isLost || present().isEmpty()) {
            throw unreachable(target);
        }
        var link = new ScriptedLink(this, target, Rights.of(credentials.get()), clock);
        links.add(link);
        return link;
    }

    /// Those that are open.
    public List<ScriptedLink> links() {
        return List.copyOf(links);
    }

    void closed(ScriptedLink link) {
        links.remove(link);
    }

    static ProblemException unreachable(Target target) {
        return ProblemException.of(
                ProblemCode.SERVER_UNREACHABLE, String.join(", ", target.urls()), "the link was lost");
    }
}
