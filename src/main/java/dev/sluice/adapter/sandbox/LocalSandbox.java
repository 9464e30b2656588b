package dev.sluice.adapter.sandbox;

import dev.sluice.adapter.sandbox.StateFile.Keeping;
import dev.sluice.adapter.sandbox.StateFile.State;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Sandbox;
import dev.sluice.domain.workspace.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// Sandboxes on this machine. Servers listen on loopback only, and know no others.
public final class LocalSandbox implements Sandbox {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SandboxDependencies means;
    private final SandboxFolder premises;

    public LocalSandbox(SandboxDependencies means) {
        this.means = means;
        premises = new SandboxFolder(means.workspaces());
    }

    @Override
    public Running up(Path folder, int servers, Consumer<String> progress) {
        var binary = prepare(folder, servers, progress);
        var workspace = premises.open(folder);
        var up = false;
        try {
            var host = raise(
                    workspace,
                    AttachedHost.launch(trust -> new AttachedHost(
                            ServerCluster.start(ClusterPlan.of(trust, servers), binary),
                            means.messaging(),
                            means.threads().ticker())),
                    progress);
            up = true;
            return new RunningSandbox(workspace, host);
        } finally {
            if (!up) {
                workspace.close();
            }
        }
    }

    @Override
    public Status upDetached(Path folder, int servers, Consumer<String> progress) {
        var binary = prepare(folder, servers, progress);
        var path = folder.toAbsolutePath();
        try (var launch = DetachedHost.launch(
                        means.programs().supervisor(),
                        path,
                        trust -> new SupervisorOrder(
                                path.toString(), trust, servers, binary.path().toString(), binary.version()));
                var workspace = premises.open(folder)) {
            return new Status(folder, raise(workspace, launch, progress).servers());
        }
    }

    /// Raises it and writes down whose it is.
    private ServerHost raise(Workspace workspace, HostLaunch launch, Consumer<String> progress) {
        var host = new SandboxStartup(means, workspace, progress).raise(launch);
        var settled = false;
        try {
            new StateFile(workspace.folder()).write(host.owner(), host.servers());
            host.settle();
            settled = true;
        } finally {
            if (!settled) {
                host.close();
            }
        }
        progress.accept(SandboxMessages.of("ready"));
        return host;
    }

    @Override
    public void down(Path folder) {
        var file = new StateFile(folder);
        var state = file.read().orElseThrow(() -> ProblemException.of(ProblemCode.SANDBOX_NOT_RUNNING, folder));
        if (state.owner().keeping() == Keeping.ATTACHED
                && state.owner().process().isPresent()) {
            throw ProblemException.of(
                    ProblemCode.SANDBOX_ATTACHED, folder, state.owner().pid());
        }
        stop(state);
        file.delete();
    }

    @Override
    public Status status(Path folder) {
        var servers = new StateFile(folder).read().map(State::running).orElse(List.of());
        return new Status(folder, servers);
    }

    /// Finds the program and sees that the folder may be used and that nothing runs there, before anything is
    /// changed.
    private NatsServerBinary prepare(Path folder, int servers, Consumer<String> progress) {
        if (status(folder).isUp()) {
            throw ProblemException.of(ProblemCode.SANDBOX_RUNNING, folder);
        }
        var binary = means.programs().natsServer().get();
        premises.claim(folder);
        new StateFile(folder)
                .read()
                .filter(state -> state.owner().keeping() == Keeping.DETACHED)
                .ifPresent(LocalSandbox::stop);
        progress.accept(
                SandboxMessages.of(servers == 1 ? "starting.one" : "starting.several", binary.version(), servers));
        return binary;
    }

    /// Ends the supervisor, and with it its servers; what is left of either is killed.
    private static void stop(State state) {
        state.owner().process().ifPresent(supervisor -> {
            supervisor.destroy();
            if (!Processes.awaitEnd(supervisor, PATIENCE)) {
                supervisor.destroyForcibly();
            }
        });
        for (var server : state.servers()) {
            server.process()
                    .filter(process -> !Processes.awaitEnd(process, PATIENCE))
                    .ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private record RunningSandbox(Workspace workspace, ServerHost host) implements Running {
        @Override
        public Status status() {
            return new Status(workspace.folder(), host.servers());
        }

        @Override
        public void meddle() {
            var environment = workspace.environments().choose(null);
            new ForeignChangeSimulator(workspace, workspace.services(environment.id())).meddle();
        }

        @Override
        public void close() {
            var folder = workspace.folder();
            try {
                workspace.close();
            } finally {
                host.close();
                new StateFile(folder).delete();
            }
        }
    }
}
