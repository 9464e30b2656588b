package dev.sluice.domain.workspace;

import dev.sluice.domain.federation.Realm;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.port.EventSink;
import dev.sluice.domain.federation.port.FederationStore;
import dev.sluice.domain.ledger.Ledger;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Registration;
import java.nio.file.Path;

/// An open workspace: everything Sluice knows in one folder. One process owns it at a time.
public interface Workspace extends AutoCloseable {
    Path folder();

    Vault vault();

    FederationStore store();

    Environments environments();

    /// The audit log, and what the workspace is set to.
    Ledger ledger();

    /// The services of one environment. The same object for the same id.
    Realm realm(EnvironmentId environment);

    /// Told of each committed change of a connection.
    Registration onEvent(EventSink sink);

    @Override
    void close();
}
