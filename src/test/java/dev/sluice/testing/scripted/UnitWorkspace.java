package dev.sluice.testing.scripted;

import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.environment.Ports;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.operation.ChangeRecorder;
import dev.sluice.domain.port.EventSink;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.BackupMade;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Workspace;
import java.nio.file.Path;
import java.util.Map;

/// What a [UnitEnvironment] is made of, for services that work on a workspace: nothing of it is on a disk.
///
/// @param realms the services of each environment that was asked for
record UnitWorkspace(Ports ports, MemoryKeys vault, Map<EnvironmentId, EnvironmentServices> realms)
        implements Workspace {
    @Override
    public Path folder() {
        throw new UnsupportedOperationException("it is in memory");
    }

    @Override
    public FederationStore store() {
        return ports.recorder().store();
    }

    @Override
    public Environments environments() {
        return new Environments(ports);
    }

    @Override
    public ChangeRecorder recorder() {
        return ports.recorder();
    }

    @Override
    public EnvironmentServices services(EnvironmentId environment) {
        return realms.computeIfAbsent(environment, id -> EnvironmentServices.of(id, ports));
    }

    @Override
    public Registration onEvent(EventSink sink) {
        throw new UnsupportedOperationException("it has the sink of its realm");
    }

    @Override
    public Path backUp() {
        throw new UnsupportedOperationException("it is in memory");
    }

    @Override
    public BackupMade backUp(Path file, Passphrase passphrase) {
        throw new UnsupportedOperationException("it is in memory");
    }

    /// It belongs to the realm.
    @Override
    public void close() {}
}
