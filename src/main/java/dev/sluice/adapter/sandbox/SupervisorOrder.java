package dev.sluice.adapter.sandbox;

import dev.sluice.domain.workspace.Sandbox;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a supervisor is told first: no secrets are in it.
///
/// @param folder the workspace's, whose state file the supervisor watches and nothing else
/// @param program path of nats-server
/// @param version of that program
record SupervisorOrder(String folder, ServerTrust trust, int servers, String program, String version) {
    NatsServerBinary binary() {
        return new NatsServerBinary(Path.of(program), version);
    }

    ClusterPlan plan() {
        return ClusterPlan.of(trust, servers);
    }

    /// What it answers, once when its servers are ready and once when the traffic flows.
    ///
    /// @param pid its own
    /// @param fault why it could not; then it is ending, and its servers with it
    record Answer(
            long pid,
            List<Sandbox.Server> servers,
            @Nullable String fault) {
        Answer {
            servers = List.copyOf(servers);
        }
    }
}
