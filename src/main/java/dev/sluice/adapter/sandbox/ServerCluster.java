package dev.sluice.adapter.sandbox;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// Real nats-servers on loopback, one alone or several routed together, that stop when this is closed or when the
/// JVM ends in whatever way.
///
/// May be used on any thread.
public final class ServerCluster implements AutoCloseable {
    private static final int TRIES = 3;

    private final Path folder;
    private final List<ServerProcess> servers;

    /// @param folder where all of theirs lie; removed with them
    ServerCluster(Path folder, List<ServerProcess> servers) {
        this.folder = folder;
        this.servers = new CopyOnWriteArrayList<>(servers);
    }

    /// Starts what the plan says in the system's folder for temporary files and waits until all serve and know one
    /// another; about 0.2 s for one server.
    ///
    /// Throws [ProblemException] (`SANDBOX_START_FAILED`); nothing is left running then.
    public static ServerCluster start(ClusterPlan plan, NatsServerBinary binary) {
        return start(plan, binary, Path.of(System.getProperty("java.io.tmpdir")));
    }

    /// The same in a folder of that parent.
    public static ServerCluster start(ClusterPlan plan, NatsServerBinary binary, Path parent) {
        for (var left = TRIES; ; left--) {
            var cluster = spawn(plan, binary, parent);
            try {
                cluster.awaitReady();
                return cluster;
            } catch (ProblemException e) {
                // Somebody took a port between finding it free and listening on it.
                var again = left > 1 && cluster.servers.stream().anyMatch(ServerProcess::lostItsPort);
                cluster.close();
                if (!again) {
                    throw e;
                }
            }
        }
    }

    public List<ServerProcess> servers() {
        return List.copyOf(servers);
    }

    /// Where clients connect, one for each server.
    public List<String> urls() {
        return servers.stream().map(ServerProcess::url).toList();
    }

    public ServerProcess server(String name) {
        return servers.stream()
                .filter(server -> server.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no server is named " + name));
    }

    /// Starts a server again that has ended, on its old port and with what it had stored, and waits until it
    /// serves and knows the others that run.
    public ServerProcess restart(String name) {
        return restart(name, UnaryOperator.identity());
    }

    /// The same with another configuration.
    ServerProcess restart(String name, UnaryOperator<SandboxServerConfig> change) {
        var ended = server(name);
        if (ended.isAlive()) {
            ended.stop();
        }
        var started = ended.again(change);
        servers.set(servers.indexOf(ended), started);
        started.awaitReady(
                Math.toIntExact(servers.stream().filter(ServerProcess::isAlive).count()));
        return started;
    }

    /// Stops all servers and removes their folders.
    @Override
    public void close() {
        servers.parallelStream().forEach(ServerProcess::close);
        TemporaryFolders.delete(folder);
    }

    void awaitReady() {
        servers.forEach(server -> server.awaitReady(servers.size()));
    }

    private static ServerCluster spawn(ClusterPlan plan, NatsServerBinary binary, Path parent) {
        var started = new ArrayList<ServerProcess>();
        try {
            // Made with mode 0700.
            var folder = Files.createTempDirectory(parent, "sluice-sandbox-").toRealPath();
            var ports = FreePorts.find(2 * plan.servers());
            var clients = ports.subList(0, plan.servers());
            var cluster = plan.servers() == 1 ? List.<Integer>of() : ports.subList(plan.servers(), ports.size());
            for (var i = 0; i < plan.servers(); i++) {
                started.add(ServerProcess.start(config(plan, folder, clients, cluster, i), binary));
            }
            return new ServerCluster(folder, started);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.SANDBOX_START_FAILED, String.valueOf(e.getMessage()));
        } catch (ProblemException e) {
            started.forEach(ServerProcess::close);
            throw e;
        }
    }

    private static SandboxServerConfig config(
            ClusterPlan plan, Path folder, List<Integer> clients, List<Integer> cluster, int index) {
        var name = "n" + (index + 1);
        // Its own port first.
        var rotated = IntStream.range(0, cluster.size())
                .mapToObj(i -> cluster.get((index + i) % cluster.size()))
                .toList();
        var ports = new SandboxServerConfig.Ports(clients.get(index), rotated);
        return new SandboxServerConfig(name, folder.resolve(name), ports, plan, "");
    }
}
