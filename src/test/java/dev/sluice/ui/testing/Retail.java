package dev.sluice.ui.testing;

import dev.sluice.adapter.sandbox.OddClusters;
import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestServers;
import java.nio.file.Path;
import java.util.List;

/// An operator with real servers and accounts to share between, in a workspace of its own.
public final class Retail implements AutoCloseable {

    private final TestWorkspace workspace;
    private final ServerCluster cluster;
    private final EnvironmentServices services;

    private Retail(TestWorkspace workspace, ServerCluster cluster, EnvironmentServices services) {
        this.workspace = workspace;
        this.cluster = cluster;
        this.services = services;
    }

    public static Retail start(Path folder, Level level, int servers) {
        var workspace = new TestWorkspace(folder.resolve("retail"), level == Level.SANDBOX ? "" : "open sesame");
        var environments = workspace.environments();
        var environment = environments.create("Retail", level, List.of());
        var cluster = TestServers.start(Age.NEWEST, trust(workspace, environment), servers);
        environments.setServers(environment.id(), cluster.urls());
        return new Retail(workspace, cluster, workspace.services(environment.id()));
    }

    private static ServerTrust trust(TestWorkspace workspace, Environment environment) {
        return new ServerTrust(
                environment.operatorJwt(),
                environment.systemAccount().text(),
                workspace.environments().systemJwt(environment));
    }

    public TestWorkspace workspace() {
        return workspace;
    }

    public EnvironmentServices services() {
        return services;
    }

    public Account account(String name) {
        return services.accounts()
                .add(name, Limits.core(), OperationOptions.now())
                .value();
    }

    public Export export(Account account, String name, String subject, Visibility visibility) {
        return services.exports()
                .add(
                        new ExportDraft(account.key(), name, subject, ShareKind.STREAM, visibility),
                        OperationOptions.now())
                .value();
    }

    public Connection offer(Account from, Account to, String name, String subject) {
        return services.federation().offer(new OfferDraft(from.key(), to.key(), name, subject, ShareKind.STREAM));
    }

    public Connection share(Account from, Account to, String name, String subject) {
        var offered = offer(from, to, name, subject);
        return services.federation()
                .accept(offered.id(), ActingAccount.of(to.key()), null, OperationOptions.now())
                .value();
    }

    /// A person has put another operator JWT into the configuration of all servers, and restarted them.
    public void install(String operatorJwt) {
        var environment = services.environment();
        var trust = new ServerTrust(
                operatorJwt,
                environment.systemAccount().text(),
                workspace.environments().systemJwt(environment));
        cluster.servers().forEach(server -> OddClusters.restart(cluster, server.name(), trust));
    }

    /// From here on nobody answers.
    public void stopServers() {
        cluster.close();
    }

    @Override
    public void close() {
        workspace.close();
        cluster.close();
    }
}
