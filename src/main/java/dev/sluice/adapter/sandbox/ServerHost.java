package dev.sluice.adapter.sandbox;

import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.workspace.Sandbox;
import java.util.List;
import java.util.Map;

/// Where a sandbox's servers and its traffic live: in this process, or with a supervisor.
interface ServerHost extends AutoCloseable {
    List<Sandbox.Server> servers();

    /// Who is to be written down as their owner.
    StateFile.Owner owner();

    /// Starts the traffic; the seeds are the host's from now on.
    void play(Map<TrafficRole, Credentials> players);

    /// All is ready and written down.
    void settle();

    /// Stops the traffic and the servers.
    @Override
    void close();

    default List<String> urls() {
        return servers().stream().map(Sandbox.Server::url).toList();
    }
}
