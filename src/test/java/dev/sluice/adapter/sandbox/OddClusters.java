package dev.sluice.adapter.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Clusters whose servers differ from one another: in version, in whom they trust, in the way to each other.
public final class OddClusters {
    private OddClusters() {}

    /// One server of them.
    ///
    /// @param more lines of configuration that win over the usual ones
    public record Node(NatsServerBinary binary, ServerTrust trust, String more) {}

    /// The port on loopback where a server finds another one.
    public interface Way {
        /// @param from number of a server, from 0
        /// @param listening where the other one listens
        int port(int from, int to, int listening);
    }

    /// The way without detours.
    public static final Way STRAIGHT = (_, _, listening) -> listening;

    /// Starts them and waits until all know one another.
    public static ServerCluster start(List<Node> nodes, Way way) {
        try {
            var folder = Files.createTempDirectory("sluice-odd-").toRealPath();
            var found = FreePorts.find(2 * nodes.size());
            var clients = found.subList(0, nodes.size());
            var ports = found.subList(nodes.size(), found.size());
            var servers = IntStream.range(0, nodes.size())
                    .mapToObj(i ->
                            start(nodes.get(i), folder.resolve("n" + (i + 1)), clients.get(i), routes(i, ports, way)))
                    .toList();
            var cluster = new ServerCluster(folder, servers);
            cluster.awaitReady();
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerProcess start(Node node, Path folder, int port, String routes) {
        var ports = new SandboxServerConfig.Ports(port, List.of());
        var config = new SandboxServerConfig(
                folder.getFileName().toString(),
                folder,
                ports,
                ClusterPlan.of(node.trust(), 1),
                routes + node.more() + "\n");
        return ServerProcess.start(config, node.binary());
    }

    /// Nobody listens where a server says that it does, so that others come by the given way only.
    private static String routes(int own, List<Integer> ports, Way way) {
        var others = IntStream.range(0, ports.size())
                .filter(other -> other != own)
                .mapToObj(other -> "\"nats-route://127.0.0.1:%d\"".formatted(way.port(own, other, ports.get(other))))
                .collect(Collectors.joining(", "));
        return """
                cluster {
                  name: odd
                  host: "127.0.0.1"
                  port: %d
                  advertise: "127.0.0.1:%d"
                  routes: [ %s ]
                }
                """.formatted(ports.get(own), own + 1, others);
    }

    /// Ends a server and starts it again, trusting somebody else.
    public static void restart(ServerCluster cluster, String name, ServerTrust trust) {
        change(
                cluster,
                name,
                (config, plan) -> new SandboxServerConfig(
                        config.name(),
                        config.folder(),
                        config.ports(),
                        new ClusterPlan(trust, plan.servers(), plan.syncInterval(), plan.monitoring()),
                        config.more()));
    }

    /// Ends a server and starts it again with further lines of configuration.
    public static void restart(ServerCluster cluster, String name, String more) {
        change(
                cluster,
                name,
                (config, plan) -> new SandboxServerConfig(
                        config.name(), config.folder(), config.ports(), plan, config.more() + more + "\n"));
    }

    private static void change(
            ServerCluster cluster,
            String name,
            BiFunction<SandboxServerConfig, ClusterPlan, SandboxServerConfig> change) {
        cluster.restart(name, config -> change.apply(config, config.plan()));
    }
}
