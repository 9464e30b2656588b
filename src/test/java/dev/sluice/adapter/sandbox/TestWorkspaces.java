package dev.sluice.adapter.sandbox;

import dev.sluice.adapter.nats.client.NatsMessagingFactory;
import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.adapter.sandbox.SandboxDependencies.Programs;
import dev.sluice.adapter.sandbox.SandboxDependencies.SandboxThreads;
import dev.sluice.adapter.store.H2Store;
import dev.sluice.adapter.vault.FileVault;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.environment.Ports;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.operation.ChangeRecorder;
import dev.sluice.domain.port.EventSink;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.BackupMade;
import dev.sluice.domain.workspace.MessagingFactory;
import dev.sluice.domain.workspace.OlderWorkspace;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Restored;
import dev.sluice.domain.workspace.Sandbox;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.domain.workspace.Workspaces;
import dev.sluice.testing.TestLinks;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Workspaces with a real database, vault and servers, wired as `app` does it.
final class TestWorkspaces implements Workspaces {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// A sandbox with everything real, on servers of that program.
    LocalSandbox sandbox(NatsServerBinary binary) {
        var threads = new SandboxThreads(TestLinks.THREADS.executor(), TestLinks.THREADS.scheduler());
        var programs = new Programs(() -> binary, JavaCommand.of(SupervisorMain.class.getName()));
        return new LocalSandbox(new SandboxDependencies(this, messaging(), threads, InstantSource.system(), programs));
    }

    static MessagingFactory messaging() {
        return new NatsMessagingFactory(TestLinks.THREADS, InstantSource.system(), LinkTimings.defaults());
    }

    @Override
    public Path defaultFolder() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path sandboxFolder() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Sandbox sandbox() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean exists(Path folder) {
        return H2Store.exists(folder);
    }

    @Override
    public Workspace open(Path folder) {
        var writer = Executors.newSingleThreadExecutor();
        return new Opened(folder, writer, H2Store.open(folder, writer), FileVault.open(folder, RANDOM::nextBytes));
    }

    @Override
    public OlderWorkspace look(Path folder) {
        throw new UnsupportedOperationException("nothing here is older than it was");
    }

    @Override
    public Restored restore(Path file, Path folder, Passphrase passphrase, boolean accepting) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Workspace create(Path folder, Passphrase passphrase) {
        var writer = Executors.newSingleThreadExecutor();
        var vault = FileVault.create(folder, passphrase, Strength.LEAST, RANDOM::nextBytes);
        return new Opened(folder, writer, H2Store.create(folder, writer), vault);
    }

    private static final class Opened implements Workspace {
        private final Path folder;
        private final ExecutorService writer;
        private final H2Store store;
        private final Vault vault;
        private final Ports ports;
        private final Map<EnvironmentId, EnvironmentServices> realms = new ConcurrentHashMap<>();

        Opened(Path folder, ExecutorService writer, H2Store store, Vault vault) {
            this.folder = folder;
            this.writer = writer;
            this.store = store;
            this.vault = vault;
            ports = new Ports(
                    store,
                    vault,
                    TestLinks.factory(),
                    _ -> {},
                    InstantSource.system(),
                    UUID::randomUUID,
                    TestLinks.THREADS.scheduler());
        }

        @Override
        public Path folder() {
            return folder;
        }

        @Override
        public Vault vault() {
            return vault;
        }

        @Override
        public Path backUp() {
            throw new UnsupportedOperationException();
        }

        @Override
        public BackupMade backUp(Path file, Passphrase passphrase) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ChangeRecorder recorder() {
            return ports.recorder();
        }

        @Override
        public FederationStore store() {
            return store;
        }

        @Override
        public Environments environments() {
            return new Environments(ports);
        }

        @Override
        public EnvironmentServices services(EnvironmentId environment) {
            return realms.computeIfAbsent(environment, id -> EnvironmentServices.of(id, ports));
        }

        @Override
        public Registration onEvent(EventSink sink) {
            return () -> {};
        }

        @Override
        public void close() {
            realms.values().forEach(EnvironmentServices::close);
            store.close();
            writer.shutdown();
        }
    }
}
