package dev.sluice.testing;

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

/// What a [TestEnvironment] is made of, for services that work on a workspace.
record TestEnvironmentWorkspace(TestParts parts, EnvironmentServices services) implements Workspace {
    @Override
    public Path folder() {
        return parts.folder();
    }

    @Override
    public Vault vault() {
        return parts.vault();
    }

    @Override
    public FederationStore store() {
        return parts.store();
    }

    @Override
    public Environments environments() {
        return new Environments(services.context().ports());
    }

    @Override
    public ChangeRecorder recorder() {
        return services.context().ports().recorder();
    }

    @Override
    public EnvironmentServices services(EnvironmentId environment) {
        return services;
    }

    @Override
    public Registration onEvent(EventSink sink) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path backUp() {
        throw new UnsupportedOperationException();
    }

    @Override
    public BackupMade backUp(Path file, Passphrase passphrase) {
        throw new UnsupportedOperationException();
    }

    /// It belongs to the realm.
    @Override
    public void close() {}
}
