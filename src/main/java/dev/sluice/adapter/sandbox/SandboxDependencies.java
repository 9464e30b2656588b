package dev.sluice.adapter.sandbox;

import dev.sluice.domain.workspace.MessagingFactory;
import dev.sluice.domain.workspace.Workspaces;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

/// What a sandbox takes from outside.
///
/// @param workspaces which hold this very sandbox: used on its calls only, not while it is made
/// @param messaging for the users of the fixture who publish and listen
/// @param clock for the history that the fixture is given
public record SandboxDependencies(
        Workspaces workspaces,
        MessagingFactory messaging,
        SandboxThreads threads,
        InstantSource clock,
        Programs programs) {

    /// @param executor runs what may block while servers start
    /// @param ticker only sends a few messages
    public record SandboxThreads(Executor executor, ScheduledExecutorService ticker) {}

    /// @param natsServer finds the program; [NatsServerBinary#find()]
    /// @param supervisor the command, as words, of a process that runs [Supervisor]; [JavaCommand#of]
    public record Programs(Supplier<NatsServerBinary> natsServer, List<String> supervisor) {
        public Programs {
            supervisor = List.copyOf(supervisor);
        }
    }
}
