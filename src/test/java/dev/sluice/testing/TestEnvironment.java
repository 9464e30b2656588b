package dev.sluice.testing;

import dev.sluice.adapter.sandbox.ClusterPlan;
import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.adapter.store.H2Store;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.Workspace;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.awaitility.Awaitility;

/// The services of one environment on a real database file, a real vault and real servers.
public final class TestEnvironment implements AutoCloseable {
    private final List<TestClient> clients = new ArrayList<>();
    private final TestParts parts;
    private final ServerCluster cluster;
    private final EnvironmentServices services;

    private TestEnvironment(TestParts parts, ServerCluster cluster) {
        this.parts = parts;
        this.cluster = cluster;
        var environment = parts.store().read(view -> view.environments().all().getFirst());
        this.services = EnvironmentServices.of(environment.id(), parts.ports(parts.store()));
    }

    /// A new workspace and so many new servers, which [#close()] stops.
    public static TestEnvironment start(Path folder, Age age, int servers) {
        return start(folder, age, trust -> ClusterPlan.of(trust, servers));
    }

    /// The same with servers of another plan.
    public static TestEnvironment start(Path folder, Age age, Function<ServerTrust, ClusterPlan> plan) {
        var parts = TestParts.create(folder);
        return open(parts, parts.environment(trust -> TestServers.start(age, plan.apply(trust))));
    }

    /// The same with servers of one's own making.
    ///
    /// @param urls where Sluice is told to find them
    public static TestEnvironment start(
            Path folder, Function<ServerTrust, ServerCluster> servers, Function<ServerCluster, List<String>> urls) {
        var parts = TestParts.create(folder);
        return open(parts, parts.environment(servers, urls));
    }

    /// A workspace that another process has left, with its servers, which [#close()] stops.
    public static TestEnvironment reopen(Path folder, ServerCluster cluster) {
        return open(TestParts.open(folder), cluster);
    }

    private static TestEnvironment open(TestParts parts, ServerCluster cluster) {
        var opened = new TestEnvironment(parts, cluster);
        // Just after start they may not know each other yet (nats-server-facts.md#1.4).
        Awaitility.await()
                .until(() ->
                        opened.services.link().resolver().expected().servers().size()
                                == cluster.servers().size());
        return opened;
    }

    public EnvironmentServices services() {
        return services;
    }

    /// What the realm takes for the time. Links live in the real one.
    public TestClock clock() {
        return parts.clock();
    }

    public H2Store store() {
        return parts.store();
    }

    /// The same, for services that work on a workspace.
    public Workspace workspace() {
        return new TestEnvironmentWorkspace(parts, services);
    }

    public ServerCluster cluster() {
        return cluster;
    }

    /// Every committed change of a connection so far.
    public List<Connection> events() {
        return parts.events();
    }

    public Account account(String name) {
        return services.accounts()
                .add(name, Limits.core(), OperationOptions.now())
                .value();
    }

    /// A client as a new unlimited user of the account, on the server with that number.
    public TestClient connect(Account account, int server) {
        var client = client(account, cluster.servers().get(server).url());
        clients.add(client);
        return client;
    }

    private TestClient client(Account account, String url) {
        try (var user = parts.vault().ephemeral(KeyKind.USER)) {
            var jwt = JwtWriter.encode(
                    UserClaims.of(user.publicKey().text(), "test"),
                    signer(account.key()),
                    Instant.now().getEpochSecond());
            return TestClient.connect(new Options.Builder()
                    .server(url)
                    .authHandler(Nats.staticCredentials(jwt.toCharArray(), user.text()))
                    .noReconnect());
        } catch (JwtException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// Signs as the account: for tokens and claims forged by hand.
    public TokenSigner signer(PublicKey key) {
        return parts.vault().signer(key);
    }

    /// Another console with the same keys.
    public OtherTool otherTool() {
        return new OtherTool(services, parts.vault());
    }

    /// Closes the workspace; clients and servers stay.
    public void leave() {
        services.close();
        parts.close();
    }

    /// Stops clients and servers after [#leave()].
    public void stop() {
        clients.reversed().forEach(TestClient::close);
        cluster.close();
    }

    @Override
    public void close() {
        leave();
        HeldForInspection.at(parts.folder(), cluster);
        stop();
    }
}
