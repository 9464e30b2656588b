package dev.sluice.cli.session;

import dev.sluice.cli.io.Terminal;
import java.nio.file.Path;
import java.util.List;

/// Carries out a command in the process that has the workspace open.
@FunctionalInterface
public interface RemoteOwner {
    /// @param arguments as typed
    /// @return the exit code
    /// @throws dev.sluice.domain.problem.ProblemException `WORKSPACE_IN_USE` when that process runs no commands,
    /// `OWNER_SILENT` when it does not answer
    int run(Path folder, List<String> arguments, Terminal terminal);
}
