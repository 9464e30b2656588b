package dev.sluice.adapter.sandbox;

import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.workspace.MessagingFactory;
import dev.sluice.domain.workspace.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Servers and traffic of this process; they end with it.
final class AttachedHost implements ServerHost {
    private final ServerCluster cluster;
    private final MessagingFactory messaging;
    private final ScheduledExecutorService ticker;
    private @Nullable Traffic traffic;

    AttachedHost(ServerCluster cluster, MessagingFactory messaging, ScheduledExecutorService ticker) {
        this.cluster = cluster;
        this.messaging = messaging;
        this.ticker = ticker;
    }

    /// Nothing is begun before the servers are.
    static HostLaunch launch(Function<ServerTrust, ServerHost> start) {
        return new HostLaunch() {
            @Override
            public ServerHost start(ServerTrust trust) {
                return start.apply(trust);
            }

            @Override
            public void close() {
                // Nothing was begun.
            }
        };
    }

    @Override
    public List<Sandbox.Server> servers() {
        return cluster.servers().stream()
                .map(server -> new Sandbox.Server(server.name(), server.url(), server.pid(), server.version()))
                .toList();
    }

    @Override
    public StateFile.Owner owner() {
        return StateFile.Owner.of(StateFile.Keeping.ATTACHED, ProcessHandle.current());
    }

    @Override
    public synchronized void play(Map<TrafficRole, Credentials> players) {
        traffic = Traffic.start(messaging, ticker, urls(), players);
    }

    @Override
    public void settle() {
        // They need nobody's leave to go on: they are ours.
    }

    /// Whether any server still runs.
    boolean isAlive() {
        return cluster.servers().stream().anyMatch(ServerProcess::isAlive);
    }

    @Override
    public synchronized void close() {
        if (traffic != null) {
            traffic.close();
            traffic = null;
        }
        cluster.close();
    }
}
