package dev.sluice.adapter.sandbox;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.Workspace;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// One start of a sandbox: its environment, its servers, and what they are to hold.
final class SandboxStartup {
    private static final String OPERATOR = "Sandbox";

    private final SandboxDependencies means;
    private final Workspace workspace;
    private final Consumer<String> progress;

    SandboxStartup(SandboxDependencies means, Workspace workspace, Consumer<String> progress) {
        this.means = means;
        this.workspace = workspace;
        this.progress = progress;
    }

    /// Starts a host while the accounts are made, then brings them together. When this fails no server is left
    /// running.
    ServerHost raise(HostLaunch launch) {
        var environment = environment();
        var trust = new ServerTrust(
                environment.operatorJwt(),
                environment.systemAccount().text(),
                workspace.environments().systemJwt(environment));
        var starting = CompletableFuture.supplyAsync(
                () -> launch.start(trust), means.threads().executor());
        var raised = false;
        try {
            var host = seeded(environment, starting);
            raised = true;
            return host;
        } finally {
            if (!raised) {
                awaitClosed(starting);
            }
        }
    }

    private ServerHost seeded(Environment environment, CompletableFuture<ServerHost> starting) {
        var services = workspace.services(environment.id());
        var fixture = new SandboxFixture(workspace, services, means.clock());
        var fresh = !fixture.isComplete();
        if (fresh) {
            progress.accept(SandboxMessages.of("seeding"));
            fixture.populate();
        }
        var host = joined(starting);
        connect(services, host, fixture);
        if (fresh) {
            progress.accept(SandboxMessages.of("sharing"));
            fixture.share();
        }
        progress.accept(SandboxMessages.of("playing"));
        host.play(fixture.players());
        return host;
    }

    private void connect(EnvironmentServices services, ServerHost host, SandboxFixture fixture) {
        progress.accept(SandboxMessages.of("publishing"));
        workspace.environments().setServers(services.environment().id(), host.urls());
        fixture.publish();
    }

    /// The sandbox's environment. It has no servers until new ones run: the old addresses may be somebody else's
    /// now.
    private Environment environment() {
        var all = workspace.environments().all();
        return all.isEmpty()
                ? workspace.environments().create(OPERATOR, Level.SANDBOX, List.of())
                : workspace.environments().setServers(all.getFirst().id(), List.of());
    }

    private static ServerHost joined(CompletableFuture<ServerHost> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private static void awaitClosed(CompletableFuture<ServerHost> starting) {
        starting.handle((host, failure) -> {
                    if (failure == null) {
                        host.close();
                    }
                    return Boolean.TRUE;
                })
                .join();
    }
}
