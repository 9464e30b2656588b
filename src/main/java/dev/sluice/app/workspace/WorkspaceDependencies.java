package dev.sluice.app.workspace;

import dev.sluice.app.runtime.SystemSources;
import dev.sluice.app.runtime.Threads;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.port.AccountServers;
import dev.sluice.domain.port.EventTransport;
import dev.sluice.domain.port.LinkFactory;
import dev.sluice.domain.workspace.BoundVault;
import dev.sluice.domain.workspace.Passphrase;
import java.nio.file.Path;
import java.util.function.Function;

/// What opening a workspace takes.
///
/// @param reception serves other processes as long as the workspace is open
public record WorkspaceDependencies(
        SystemSources sources,
        Threads threads,
        LinkFactory links,
        EventTransport courier,
        AccountServers accountServers,
        Vaults vaults,
        Function<LocalWorkspace, Registration> reception) {

    /// Vault files in workspace folders.
    public interface Vaults {
        /// @return unlocked
        BoundVault create(Path folder, Passphrase passphrase);

        BoundVault open(Path folder);

        /// Into another folder, sealed as it is.
        void copy(Path from, Path to);
    }
}
