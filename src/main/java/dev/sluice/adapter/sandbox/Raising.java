package dev.sluice.adapter.sandbox;

import dev.sluice.domain.federation.Realm;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Workspace;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/// One start of a sandbox: its environment, its servers, and what they are to hold.
final class Raising {
    private static final String OPERATOR = "Sandbox";

    private final SandboxMeans means;
    private final Workspace workspace;
    private final Consumer<String> progress;

    Raising(SandboxMeans means, Workspace workspace, Consumer<String> progress) {
        this.means = means;
        this.workspace = workspace;
        this.progress = progress;
    }

    /// Starts a host while the accounts are made, then brings them together. When this fails no
    /// server is left running.
    Host raise(Launch launch) {
        var environment = environment();
        var trust = new Trust(
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

    private Host seeded(Environment environment, CompletableFuture<Host> starting) {
        var realm = workspace.realm(environment.id());
        var fixture = new Fixture(workspace, realm, means.clock());
        var fresh = !fixture.isComplete();
        if (fresh) {
            progress.accept(Texts.of("seeding"));
            fixture.populate();
        }
        var host = joined(starting);
        connect(realm, host, fixture);
        if (fresh) {
            progress.accept(Texts.of("sharing"));
            fixture.share();
        }
        progress.accept(Texts.of("playing"));
        host.play(fixture.players());
        return host;
    }

    private void connect(Realm realm, Host host, Fixture fixture) {
        progress.accept(Texts.of("publishing"));
        workspace.environments().setServers(realm.environment().id(), host.urls());
        fixture.publish();
    }

    /// The sandbox's environment. It has no servers until new ones run: the old addresses may be
    /// somebody else's now.
    private Environment environment() {
        var all = workspace.environments().all();
        return all.isEmpty()
                ? workspace.environments().create(OPERATOR, Level.SANDBOX, List.of())
                : workspace.environments().setServers(all.getFirst().id(), List.of());
    }

    private static Host joined(CompletableFuture<Host> starting) {
        try {
            return starting.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw e;
        }
    }

    private static void awaitClosed(CompletableFuture<Host> starting) {
        starting.handle((host, failure) -> {
                    if (failure == null) {
                        host.close();
                    }
                    return Boolean.TRUE;
                })
                .join();
    }
}
