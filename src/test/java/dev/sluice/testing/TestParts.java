package dev.sluice.testing;

import dev.sluice.adapter.nats.NatsLinkFactory;
import dev.sluice.adapter.nats.session.LinkThreads;
import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.adapter.store.H2Store;
import dev.sluice.adapter.vault.FileVault;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.environment.Ports;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.workspace.Passphrase;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;

/// What the services of a workspace are made of: a real database file, a real vault, real links.
public final class TestParts implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticker = Executors.newScheduledThreadPool(1);
    private final List<Connection> events = new CopyOnWriteArrayList<>();
    private final H2Store store;
    private final FileVault vault;
    private final TestClock clock = new TestClock();
    private final Path folder;

    private TestParts(Path folder, Function<ExecutorService, H2Store> store, FileVault vault) {
        this.folder = folder;
        this.store = store.apply(writer);
        this.vault = vault;
    }

    /// A new workspace without a passphrase.
    public static TestParts create(Path folder) {
        return new TestParts(
                folder,
                writer -> H2Store.create(folder, writer),
                FileVault.create(folder, Passphrase.none(), Strength.LEAST, RANDOM::nextBytes));
    }

    /// One that an earlier test or another process has left.
    public static TestParts open(Path folder) {
        return new TestParts(folder, writer -> H2Store.open(folder, writer), FileVault.open(folder, RANDOM::nextBytes));
    }

    /// Makes an environment and starts servers that trust its operator.
    public ServerCluster environment(Function<ServerTrust, ServerCluster> servers) {
        return environment(servers, ServerCluster::urls);
    }

    /// @param urls where Sluice is told to find them
    public ServerCluster environment(
            Function<ServerTrust, ServerCluster> servers, Function<ServerCluster, List<String>> urls) {
        var environments = new Environments(ports(store));
        var made = environments.create("KO", Level.SANDBOX, List.of());
        var trust = new ServerTrust(made.operatorJwt(), made.systemAccount().text(), environments.systemJwt(made));
        var cluster = servers.apply(trust);
        environments.setServers(made.id(), urls.apply(cluster));
        return cluster;
    }

    public Ports ports(FederationStore around) {
        var real = InstantSource.system();
        var links = new NatsLinkFactory(new LinkThreads(work, ticker), real, new Random(1), LinkTimings.defaults());
        return new Ports(around, vault, links, events::add, clock, UUID::randomUUID, ticker);
    }

    /// What the services take for the time. Links live in the real one.
    public TestClock clock() {
        return clock;
    }

    /// Of the workspace.
    public Path folder() {
        return folder;
    }

    public H2Store store() {
        return store;
    }

    public FileVault vault() {
        return vault;
    }

    /// Every committed change of a connection so far.
    public List<Connection> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        store.close();
        ticker.shutdownNow();
        work.shutdownNow();
        writer.shutdown();
    }
}
