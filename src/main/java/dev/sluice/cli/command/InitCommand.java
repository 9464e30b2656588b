package dev.sluice.cli.command;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.cli.session.PassphraseSource;
import dev.sluice.cli.session.WorkspaceAccess;
import dev.sluice.cli.text.ResolverOptions;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sluice init`: a workspace if there is none, and an environment in it.
@Command(name = "init")
public final class InitCommand implements Callable<Integer> {
    private final CommandContext context;

    @Option(names = "--operator", paramLabel = "NAME", required = true)
    private String operator = "";

    @Option(names = "--server", paramLabel = "URL", arity = "1..*")
    private List<String> servers = new ArrayList<>();

    @Option(names = "--level", paramLabel = "LEVEL", defaultValue = "development")
    private Level level = Level.DEVELOPMENT;

    @Mixin
    private ResolverOptions resolver = new ResolverOptions();

    public InitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        context.refuseWhenReadOnly(WorkspaceAccess.CHANGE);
        resolver.check(context);
        var folder = context.folder();
        if (context.workspaces().exists(folder)) {
            return context.inWorkspace(WorkspaceAccess.CHANGE, this::make);
        }
        try (var passphrase = new PassphraseSource(context).forNew();
                var workspace = context.workspaces().create(folder, passphrase)) {
            return make(workspace);
        }
    }

    private int make(Workspace workspace) {
        var environments = workspace.environments();
        var environment = waiting(workspace)
                .map(found -> environments.setServers(found.id(), servers))
                .orElseGet(() -> environments.create(operator, level, servers));
        resolver.apply(context, workspace, environment);
        var documents =
                JsonDocuments.of(new EnvironmentSession(context, workspace, workspace.services(environment.id())));
        var lines = new ArrayList<>(List.of(
                CliMessages.of("init.done", environment.name(), Terms.of(environment.level())),
                CliMessages.of("init.operator", environment.operator()),
                CliMessages.of("init.system", environment.systemAccount()),
                CliMessages.of("init.workspace", workspace.folder())));
        lines.add(
                environment.hasServers()
                        ? CliMessages.of("init.servers", String.join(", ", environment.servers()))
                        : CliMessages.of("init.noServers", environment.name()));
        context.output()
                .print(
                        JsonDocuments.object(
                                "environment", documents.environment(environment, environments.systemJwt(environment))),
                        lines);
        return ExitCode.DONE;
    }

    /// An environment of that name that still has no server: servers are configured with what `init` prints, so
    /// their addresses can come later.
    private Optional<Environment> waiting(Workspace workspace) {
        var found = workspace.environments().all().stream()
                .filter(environment -> environment.name().equalsIgnoreCase(operator.strip()))
                .findFirst();
        found.filter(environment -> servers.isEmpty() || environment.hasServers())
                .ifPresent(environment -> {
                    throw ProblemException.of(ProblemCode.ENVIRONMENT_EXISTS, environment.name());
                });
        return found;
    }
}
