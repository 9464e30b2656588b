package dev.sluice.app.workspace;

import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.operation.ChangeRecorder;
import dev.sluice.domain.port.EventSink;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.BackupMade;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.domain.workspace.Workspace;
import java.nio.file.Path;

/// A workspace lent for one command.
final class ClientWorkspace implements Workspace {
    private final LocalWorkspace owned;
    private final ClientVault vault;

    ClientWorkspace(LocalWorkspace owned) {
        this.owned = owned;
        this.vault = new ClientVault(owned);
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
    public ChangeRecorder recorder() {
        return owned.recorder();
    }

    @Override
    public Environments environments() {
        return owned.environments();
    }

    @Override
    public EnvironmentServices services(EnvironmentId environment) {
        return owned.services(environment);
    }

    @Override
    public Registration keep(EnvironmentId environment) {
        return owned.keep(environment);
    }

    @Override
    public void takeOut(EnvironmentId environment, Runnable rows) {
        owned.takeOut(environment, rows);
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
    public BackupMade backUp(Path file, Passphrase passphrase) {
        return owned.backUp(file, passphrase);
    }

    @Override
    public void close() {
        vault.close();
    }
}
