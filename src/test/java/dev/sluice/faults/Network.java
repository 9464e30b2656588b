package dev.sluice.faults;

import dev.sluice.adapter.sandbox.OddClusters;
import dev.sluice.adapter.sandbox.OddClusters.Node;
import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestServers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Servers that reach one another, and Sluice them, through [Pipe]s only. Clients of a test go straight.
final class Network implements AutoCloseable {
    private final List<Age> ages;
    private final Map<List<Integer>, Pipe> routes = new HashMap<>();
    private final List<Pipe> links = new ArrayList<>();

    Network(List<Age> ages) {
        this.ages = List.copyOf(ages);
    }

    ServerCluster start(ServerTrust trust) {
        var nodes = ages.stream()
                .map(age -> new Node(TestServers.binary(age), trust, ""))
                .toList();
        var cluster = OddClusters.start(nodes, this::way);
        cluster.servers().forEach(server -> links.add(new Pipe(server.port())));
        return cluster;
    }

    private int way(int from, int to, int listening) {
        return routes.computeIfAbsent(List.of(from, to), _ -> new Pipe(listening))
                .port();
    }

    /// After a server was started anew it may listen elsewhere.
    void follow(ServerCluster cluster) {
        for (var i = 0; i < links.size(); i++) {
            links.get(i).lead(cluster.servers().get(i).port());
        }
    }

    /// Where Sluice finds the servers.
    List<String> urls() {
        return links.stream().map(link -> "nats://127.0.0.1:" + link.port()).toList();
    }

    /// The others do not reach it any more, nor it them. Sluice and clients do.
    void isolate(int server) {
        around(server).forEach(Pipe::cut);
    }

    /// What goes between it and the others arrives late.
    void slow(int server, Duration by) {
        around(server).forEach(route -> route.delay(by));
    }

    private List<Pipe> around(int server) {
        return routes.entrySet().stream()
                .filter(route -> route.getKey().contains(server))
                .map(Map.Entry::getValue)
                .toList();
    }

    /// Sluice does not reach this server any more.
    void unlink(int server) {
        links.get(server).cut();
    }

    void unlinkAll() {
        links.forEach(Pipe::cut);
    }

    /// What Sluice hears from any server, and they from it, is late.
    void slowLinks(Duration by) {
        links.forEach(link -> link.delay(by));
    }

    void mend() {
        links.forEach(Pipe::mend);
        routes.values().forEach(Pipe::mend);
    }

    @Override
    public void close() {
        links.forEach(Pipe::close);
        routes.values().forEach(Pipe::close);
    }
}
