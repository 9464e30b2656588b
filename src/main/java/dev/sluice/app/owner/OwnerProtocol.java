package dev.sluice.app.owner;

import dev.sluice.cli.io.Terminal;
import java.util.List;

/// What the owner of a workspace does for other processes.
public interface OwnerProtocol {
    /// Runs a command on the calling thread.
    ///
    /// @return its exit code
    int run(List<String> arguments, Terminal terminal);

    /// @return whether there is a window, and it came forward
    boolean raise();
}
