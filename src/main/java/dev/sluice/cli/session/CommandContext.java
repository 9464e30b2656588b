package dev.sluice.cli.session;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.NamedFiles;
import dev.sluice.cli.io.SpanText;
import dev.sluice.cli.io.Terminal;
import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.time.TimeSpan;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.domain.workspace.Workspaces;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/// What every command group is given; made anew for each command line.
public final class CommandContext {
    /// How long a command waits for others to let go of the workspace, unless told otherwise.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /// Nobody is told of a shorter time.
    private static final Duration UNNOTICED = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(100);

    private final Surroundings surroundings;
    private final Terminal terminal;
    private final List<String> arguments;
    private final GlobalOptions options = new GlobalOptions();
    private final Output output;
    private final NamedFiles files;
    private final @Nullable Workspace held;
    private CommandLine line = new CommandLine(CommandSpec.create());

    /// @param elsewhere where commands go when another process has the workspace open
    /// @param runner runs another command line
    public record Surroundings(
            Workspaces workspaces,
            RemoteOwner elsewhere,
            InstantSource clock,
            CliDependencies tools,
            CommandRunner runner) {}

    @FunctionalInterface
    public interface WorkspaceBody {
        int run(Workspace workspace);
    }

    @FunctionalInterface
    public interface Body {
        int run(EnvironmentSession session);
    }

    public CommandContext(Surroundings surroundings, Terminal terminal, List<String> arguments) {
        this(surroundings, terminal, arguments, null);
    }

    /// @param held open and unlocked already, for one command of many
    private CommandContext(
            Surroundings surroundings, Terminal terminal, List<String> arguments, @Nullable Workspace held) {
        this.held = held;
        this.surroundings = surroundings;
        this.terminal = terminal;
        this.arguments = List.copyOf(arguments);
        this.output = new Output(terminal, options);
        this.files = new NamedFiles(terminal, options::force);
    }

    /// Runs a command line within this one, in a workspace that is open and unlocked already. What was said for
    /// all of them is not said again.
    ///
    /// @param waits whether its change waits for a later push, where it can
    public int runWithin(Workspace workspace, Terminal inner, List<String> words, boolean waits) {
        var child = new CommandContext(surroundings, inner, words, workspace);
        child.options.within(options, waits);
        return surroundings.runner().run(child);
    }

    /// As typed, without the program's name.
    public List<String> arguments() {
        return arguments;
    }

    public GlobalOptions options() {
        return options;
    }

    public Terminal terminal() {
        return terminal;
    }

    public Output output() {
        return output;
    }

    public NamedFiles files() {
        return files;
    }

    public Workspaces workspaces() {
        return surroundings.workspaces();
    }

    public CliDependencies tools() {
        return surroundings.tools();
    }

    public InstantSource clock() {
        return surroundings.clock();
    }

    /// A fault in what was typed, found after parsing.
    public ParameterException usage(String fault) {
        return new ParameterException(commandLine(), fault);
    }

    public void attach(CommandLine root) {
        line = root;
    }

    private CommandLine commandLine() {
        var parsed = line.getParseResult();
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        return parsed.commandSpec().commandLine();
    }

    public Path folder() {
        return options.workspace().map(terminal.directory()::resolve).orElseGet(workspaces()::defaultFolder);
    }

    public OperationOptions manner() {
        var timing = options.stage() ? OperationOptions.Timing.STAGE : OperationOptions.Timing.NOW;
        return new OperationOptions(
                timing, Set.copyOf(options.without()), new StepPrinter(output), Set.copyOf(options.meant()));
    }

    /// Runs in the chosen environment of the workspace.
    public int run(WorkspaceAccess access, Body body) {
        return inWorkspace(access, workspace -> {
            var environment = workspace.environments().choose(options.environment());
            if (access == WorkspaceAccess.PUBLISH) {
                confirmOrTell(workspace, environment);
            }
            var services = workspace.services(environment.id());
            if (!options.readOnly() && held == null) {
                // What ran out while nobody was looking has ended (S3-A10).
                services.expiry().endOffers();
                services.expiry().warn();
                services.reconciler().watch().noteEnds();
            }
            return body.run(new EnvironmentSession(this, workspace, services));
        });
    }

    public int inWorkspace(WorkspaceAccess access, WorkspaceBody body) {
        refuseWhenReadOnly(access);
        if (held != null) {
            return body.run(held);
        }
        var folder = folder();
        var patience = patience();
        var start = clock().instant();
        var told = false;
        while (true) {
            var workspace = open(folder);
            if (workspace != null) {
                return within(workspace, access, body);
            }
            try {
                return surroundings.elsewhere().run(folder, arguments, terminal);
            } catch (ProblemException e) {
                var waited = Duration.between(start, clock().instant());
                if (!isWaitedFor(e.code()) || waited.compareTo(patience) >= 0 || !terminal.pause(BETWEEN_TRIES)) {
                    throw e;
                }
                if (!told && waited.compareTo(UNNOTICED) >= 0) {
                    told = true;
                    output.remark(CliMessages.of("waiting", folder, SpanText.words(patience)));
                }
            }
        }
    }

    /// One who is there and does not answer will hardly do so soon: only where somebody asks for it.
    private boolean isWaitedFor(ProblemCode code) {
        return code == ProblemCode.WORKSPACE_IN_USE
                || (code == ProblemCode.OWNER_SILENT && options.patience().isPresent());
    }

    private Duration patience() {
        return options.patience()
                .map(text -> text.strip().equals("0")
                        ? Duration.ZERO
                        : TimeSpan.parse(text).orElseThrow(() -> usage(CliMessages.of("span.invalid", text))))
                .orElse(PATIENCE);
    }

    /// For what publishes at once, and cannot wait in the change set.
    ///
    /// @throws CommandLine.ParameterException with `--stage`
    public void refuseStage() {
        if (options.isStageTyped()) {
            throw usage(CliMessages.of("stage.not"));
        }
        // What cannot wait does not, among many that do.
        options.publishAtOnce();
    }

    public void refuseWhenReadOnly(WorkspaceAccess access) {
        if (access.changes() && options.readOnly()) {
            throw ProblemException.of(ProblemCode.READ_ONLY);
        }
    }

    private void confirmOrTell(Workspace workspace, Environment environment) {
        try {
            confirm(environment);
        } catch (ProblemException e) {
            var command = commandLine().getCommandSpec().qualifiedName();
            workspace
                    .services(environment.id())
                    .noteRefused(Operation.onServers(Action.COMMAND).about(command), e);
            throw e;
        }
    }

    /// A command that publishes in production is confirmed by naming the environment.
    public void confirm(Environment environment) {
        var reaches = environment.hasServers() && !options.stage();
        if (environment.level() == Level.PRODUCTION
                && reaches
                && !environment.name().equals(options.confirmed())) {
            throw ProblemException.of(ProblemCode.CONFIRM_PRODUCTION, environment.name());
        }
    }

    /// Keeps a workspace that this command has just made, or has found.
    int within(Workspace workspace, WorkspaceAccess access, WorkspaceBody body) {
        try (workspace;
                var _ = EventPrinter.attach(workspace, output, options)) {
            if (access.needsKeys()) {
                new PassphraseSource(this).unlock(workspace.vault());
            }
            return body.run(workspace);
        }
    }

    private @Nullable Workspace open(Path folder) {
        try {
            return workspaces().open(folder);
        } catch (ProblemException e) {
            if (e.code() == ProblemCode.WORKSPACE_IN_USE) {
                return null;
            }
            throw e;
        }
    }
}
