package dev.sluice.domain.workspace;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Real nats-server processes on loopback with a living fixture, in a workspace of its own.
public interface Sandbox {
    /// Makes the workspace afresh if needed, starts the servers, seeds the fixture. The servers die with this
    /// process.
    ///
    /// @param progress told in plain words what is going on
    /// @throws dev.sluice.domain.problem.ProblemException `SANDBOX_NO_BINARY`, `SANDBOX_START_FAILED`,
    /// `SANDBOX_RUNNING`, `WORKSPACE_EXISTS` (another workspace is there), `WORKSPACE_IN_USE`
    Running up(Path folder, int servers, Consumer<String> progress);

    /// Like [#up], but the servers live until [#down], and the workspace is left closed.
    Status upDetached(Path folder, int servers, Consumer<String> progress);

    /// Stops servers started by [#upDetached], and tidies up after owners that died.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `SANDBOX_NOT_RUNNING`, or `SANDBOX_ATTACHED` when a
    /// running Sluice owns them
    void down(Path folder);

    /// Whose ever it is; servers that have ended are left out.
    Status status(Path folder);

    /// A sandbox owned by this process. Closing it closes the workspace and stops the servers.
    interface Running extends AutoCloseable {
        Workspace workspace();

        Status status();

        /// Lets another tool change an account on the servers, so that a new user sees what drift is. Not again
        /// once somebody decided about it.
        void meddle();

        @Override
        void close();
    }

    /// @param servers empty when it is down
    record Status(Path folder, List<Server> servers) {
        public Status {
            servers = List.copyOf(servers);
        }

        public boolean isUp() {
            return !servers.isEmpty();
        }
    }

    record Server(String name, String url, long pid, String version) {}
}
