package dev.sluice.ui.testing;

import dev.sluice.adapter.nats.client.NatsClientTrials;
import dev.sluice.adapter.nats.session.LinkTimings;
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
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.testing.TestLinks;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// A workspace with a real store and vault, real services and real links.
public final class TestWorkspace implements Workspace {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path folder;
    private final ExecutorService writer =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().factory());
    private final H2Store store;
    private final FileVault vault;
    private final List<EventSink> sinks = new CopyOnWriteArrayList<>();
    private final Map<EnvironmentId, EnvironmentServices> realms = new ConcurrentHashMap<>();
    private final Ports ports;
    private final AtomicBoolean closed = new AtomicBoolean();

    public TestWorkspace(Path folder, String passphrase) {
        this(folder, passphrase, InstantSource.system());
    }

    /// @param clock what the services take for the time
    public TestWorkspace(Path folder, String passphrase, InstantSource clock) {
        this.folder = folder;
        this.store = H2Store.create(folder, writer);
        try (var secret = Passphrase.of(passphrase.toCharArray())) {
            this.vault = FileVault.create(folder, secret, Strength.LEAST, RANDOM::nextBytes);
        }
        this.ports = new Ports(
                store,
                vault,
                TestLinks.factory(),
                connection -> sinks.forEach(sink -> sink.changed(connection)),
                clock,
                UUID::randomUUID,
                Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory()),
                outside());
    }

    /// Nobody in particular, who may try clients.
    private static Ports.Surroundings outside() {
        var nobody = Ports.Surroundings.NOBODY;
        return new Ports.Surroundings(
                nobody.actor(),
                nobody.transport(),
                nobody.accountServers(),
                nobody.work(),
                new NatsClientTrials(TestLinks.THREADS, LinkTimings.defaults()),
                nobody.keyService());
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
        sinks.add(sink);
        return () -> sinks.remove(sink);
    }

    @Override
    public Path backUp() {
        var copy = folder.resolve("copy");
        FileVault.copy(folder, copy);
        store.copyTo(copy);
        return copy;
    }

    @Override
    public BackupMade backUp(Path file, Passphrase passphrase) {
        throw new UnsupportedOperationException("only a real one can");
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        realms.values().forEach(EnvironmentServices::close);
        ports.ticker().shutdownNow();
        store.close();
        writer.shutdown();
    }
}
