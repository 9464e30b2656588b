package dev.sluice.testing;

import dev.sluice.adapter.nats.LinkThreads;
import dev.sluice.adapter.nats.LinkTimings;
import dev.sluice.adapter.nats.NatsLinkFactory;
import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.adapter.sandbox.Trust;
import dev.sluice.adapter.store.H2Store;
import dev.sluice.adapter.vault.FileVault;
import dev.sluice.domain.federation.Environments;
import dev.sluice.domain.federation.Manner;
import dev.sluice.domain.federation.Ports;
import dev.sluice.domain.federation.Realm;
import dev.sluice.domain.jwt.JwtException;
import dev.sluice.domain.jwt.JwtWriter;
import dev.sluice.domain.jwt.TokenSigner;
import dev.sluice.domain.jwt.UserClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.workspace.Passphrase;
import io.nats.client.AuthHandler;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.awaitility.Awaitility;

/// The services of one environment on a real database file, a real vault and real servers.
public final class TestRealm implements AutoCloseable {
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final ExecutorService work = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService ticker = Executors.newScheduledThreadPool(1);
    private final List<Connection> events = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final H2Store store;
    private final FileVault vault;
    private final Realm realm;
    private final ServerCluster cluster;

    private TestRealm(Path folder, Age age, int servers) {
        store = H2Store.create(folder, writer);
        vault = FileVault.create(folder, Passphrase.none(), RANDOM::nextBytes);
        var clock = InstantSource.system();
        var links = new NatsLinkFactory(new LinkThreads(work, ticker), clock, new Random(1), LinkTimings.defaults());
        var ports = new Ports(store, store, vault, links, events::add, clock, UUID::randomUUID, ticker);
        var environments = new Environments(ports);
        var made = environments.create("KO", Level.SANDBOX, List.of());
        var trust = new Trust(made.operatorJwt(), made.systemAccount().text(), environments.systemJwt(made));
        cluster = TestServers.start(age, trust, servers);
        environments.setServers(made.id(), cluster.urls());
        realm = Realm.of(made.id(), ports);
        // Just after start they may not know each other yet (nats-server-facts 1.4).
        Awaitility.await()
                .until(() -> realm.link().resolver().roster().servers().size() == servers);
    }

    public static TestRealm start(Path folder, Age age, int servers) {
        return new TestRealm(folder, age, servers);
    }

    public Realm realm() {
        return realm;
    }

    public H2Store store() {
        return store;
    }

    public ServerCluster cluster() {
        return cluster;
    }

    /// Every committed change of a connection so far.
    public List<Connection> events() {
        return List.copyOf(events);
    }

    public Account account(String name) {
        return realm.accounts().add(name, Limits.core(), Manner.now()).value();
    }

    /// A client as a new unlimited user of the account, on the server with that number.
    public TestClient connect(Account account, int server) {
        var url = cluster.servers().get(server).url();
        try (var user = vault.ephemeral(KeyKind.USER)) {
            var jwt = JwtWriter.encode(
                    UserClaims.of(user.publicKey().text(), "test"),
                    vault.signer(account.key()),
                    Instant.now().getEpochSecond());
            var client = new TestClient(Nats.connect(new Options.Builder()
                    .server(url)
                    .authHandler(auth(jwt, user.text()))
                    .noReconnect()
                    .build()));
            opened.add(client);
            return client;
        } catch (JwtException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static AuthHandler auth(String jwt, char[] seed) {
        return Nats.staticCredentials(jwt.toCharArray(), seed);
    }

    /// Signs as the account: for tokens and claims forged by hand.
    public TokenSigner signer(PublicKey key) {
        return vault.signer(key);
    }

    @Override
    public void close() {
        for (var client : opened.reversed()) {
            try {
                client.close();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
        realm.close();
        store.close();
        cluster.close();
        ticker.shutdownNow();
        work.shutdownNow();
        writer.shutdown();
    }
}
