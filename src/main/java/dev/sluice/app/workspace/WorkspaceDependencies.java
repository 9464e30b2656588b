package dev.sluice.app.workspace;

import dev.sluice.adapter.vault.SealedFile;
import dev.sluice.adapter.vault.Sealing;
import dev.sluice.app.runtime.SystemSources;
import dev.sluice.app.runtime.Threads;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.port.AccountServers;
import dev.sluice.domain.port.ClientTrials;
import dev.sluice.domain.port.EventTransport;
import dev.sluice.domain.port.KeyService;
import dev.sluice.domain.port.LinkFactory;
import dev.sluice.domain.workspace.BoundVault;
import dev.sluice.domain.workspace.Passphrase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;

/// What opening a workspace takes.
///
/// @param reception serves other processes as long as the workspace is open
public record WorkspaceDependencies(
        SystemSources sources,
        Threads threads,
        LinkFactory links,
        EventTransport transport,
        AccountServers accountServers,
        ClientTrials trials,
        KeyService keyService,
        Vaults vaults,
        Function<LocalWorkspace, Registration> reception) {

    /// Vault files in workspace folders.
    public interface Vaults {
        /// @return unlocked
        BoundVault create(Path folder, Passphrase passphrase);

        BoundVault open(Path folder);

        /// Into another folder, sealed as it is.
        void copy(Path from, Path to);

        /// Seals what is written to it.
        Sealing seal(OutputStream to, Instant madeAt, Passphrase passphrase) throws IOException;

        /// @param name what messages call it
        SealedFile.Opened open(InputStream sealed, String name, Passphrase passphrase) throws IOException;
    }
}
