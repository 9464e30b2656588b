package dev.sluice.ui.testing;

import dev.sluice.domain.federation.Environments;
import dev.sluice.domain.federation.Ports;
import dev.sluice.domain.federation.Realm;
import dev.sluice.domain.federation.port.EventSink;
import dev.sluice.domain.federation.port.FederationStore;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Registration;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.testing.TestLinks;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/// A workspace with real services and real links.
public final class TestWorkspace implements Workspace {

    private final Path folder;
    private final MemoryStore store = new MemoryStore();
    private final MemoryVault vault;
    private final List<EventSink> sinks = new CopyOnWriteArrayList<>();
    private final Map<EnvironmentId, Realm> realms = new ConcurrentHashMap<>();
    private final Ports ports;

    public TestWorkspace(Path folder, String passphrase) {
        this.folder = folder;
        this.vault = new MemoryVault(passphrase);
        this.ports = new Ports(
                store,
                store,
                vault,
                TestLinks.factory(),
                connection -> sinks.forEach(sink -> sink.changed(connection)),
                InstantSource.system(),
                UUID::randomUUID,
                Executors.newScheduledThreadPool(1, Thread.ofPlatform().daemon().factory()));
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
    public FederationStore store() {
        return store;
    }

    @Override
    public Environments environments() {
        return new Environments(ports);
    }

    @Override
    public Realm realm(EnvironmentId environment) {
        return realms.computeIfAbsent(environment, id -> Realm.of(id, ports));
    }

    @Override
    public Registration onEvent(EventSink sink) {
        sinks.add(sink);
        return () -> sinks.remove(sink);
    }

    @Override
    public void close() {
        realms.values().forEach(Realm::close);
        ports.ticker().shutdownNow();
    }
}
