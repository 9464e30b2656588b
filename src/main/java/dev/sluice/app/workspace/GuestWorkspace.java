package dev.sluice.app.workspace;

import dev.sluice.domain.federation.Realm;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.port.EventSink;
import dev.sluice.domain.federation.port.FederationStore;
import dev.sluice.domain.ledger.Ledger;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Registration;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.domain.workspace.Workspace;
import java.nio.file.Path;

/// A workspace lent for one command.
final class GuestWorkspace implements Workspace {
    private final LocalWorkspace owned;
    private final GuestVault vault;

    GuestWorkspace(LocalWorkspace owned) {
        this.owned = owned;
        this.vault = new GuestVault(owned);
    }

    @Override
    public Path folder() {
        return owned.folder();
    }

    @Override
    public Vault vault() {
        return vault;
    }

    @Override
    public FederationStore store() {
        return owned.store();
    }

    @Override
    public Ledger ledger() {
        return owned.ledger();
    }

    @Override
    public Environments environments() {
        return owned.environments();
    }

    @Override
    public Realm realm(EnvironmentId environment) {
        return owned.realm(environment);
    }

    @Override
    public Registration onEvent(EventSink sink) {
        return owned.onEvent(sink);
    }

    @Override
    public Path backUp() {
        return owned.backUp();
    }

    @Override
    public void close() {
        vault.close();
    }
}
