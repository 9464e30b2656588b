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
import java.util.function.Supplier;
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
    private List<String> arguments;
    private final GlobalOptions options = new GlobalOptions();
    private final Output output;
    private final NamedFiles files;
    private final @Nullable InnerCommands within;
    private @Nullable CommandLine line;

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

    /// @param within the commands of which this is one, in a workspace that is open and unlocked already
    private CommandContext(
            Surroundings surroundings, Terminal terminal, List<String> arguments, @Nullable InnerCommands within) {
        this.within = within;
        this.surroundings = surroundings;
        this.terminal = terminal;
        this.arguments = List.copyOf(arguments);
        this.output = new Output(terminal, options);
        this.files = new NamedFiles(terminal, options::force);
    }

    /// Runs command lines within this one.
    ///
    /// @param waits whether their changes wait for a later push, where they can
    public InnerCommands within(Workspace workspace, boolean waits) {
        return new InnerCommands(this, workspace, waits);
    }

    /// For a command line within this one.
    CommandContext child(InnerCommands commands, Terminal inner, List<String> words) {
        return new CommandContext(surroundings, inner, words, commands);
    }

    /// @return the exit code
    int runChild(List<String> words) {
        arguments = List.copyOf(words);
        return surroundings.runner().run(this);
    }

    /// As typed, without the program's name.
    public List<String> arguments() {
        return arguments;
    }

    /// The words that say which commands the parser must know: within others the group alone, since it parses later
    /// lines of that group too.
    public List<String> names() {
        return within == null ? arguments : arguments.subList(0, Math.min(1, arguments.size()));
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

    /// What the command line is parsed by; made once, also for many lines.
    public CommandLine model(Supplier<CommandLine> making) {
        var known = line;
        if (known == null) {
            known = making.get();
            line = known;
        }
        return known;
    }

    private CommandLine commandLine() {
        var parsed = model(() -> new CommandLine(CommandSpec.create())).getParseResult();
        while (parsed.hasSubcommand()) {
            parsed = parsed.subcommand();
        }
        return parsed.commandSpec().commandLine();
    }

    public Path folder() {
        return options.workspace().map(terminal.directory()::resolve).orElseGet(workspaces()::defaultFolder);
    }

    /// The path of a file as later commands find it, wherever they are typed; null for none.
    public @Nullable String lasting(@Nullable String file) {
        return file == null
                ? null
                : terminal.directory()
                        .resolve(file)
                        .toAbsolutePath()
                        .normalize()
                        .toString();
    }

    public OperationOptions operationOptions() {
        var timing = options.stage() ? OperationOptions.Timing.STAGE : OperationOptions.Timing.NOW;
        return new OperationOptions(
                timing, Set.copyOf(options.without()), new StepPrinter(output), Set.copyOf(options.meant()));
    }

    /// Runs in the chosen environment of the workspace.
    public int run(WorkspaceAccess access, Body body) {
        return inWorkspace(access, workspace -> {
            var environment = workspace.environments().choose(options.environment());
            if (within != null) {
                within.noteEnvironment(environment.name());
            }
            if (access == WorkspaceAccess.PUBLISH) {
                if (environment.hasServers() && !options.stage()) {
                    requireAlone();
                }
                confirmOrTell(workspace, environment);
            }
            var services = workspace.services(environment.id());
            if (!options.readOnly() && within == null) {
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
        if (within != null) {
            if (access == WorkspaceAccess.ASK) {
                requireAlone();
            }
            return body.run(within.workspace());
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
        requireAlone();
        options.publishAtOnce();
    }

    /// Before anything is done that asks servers, or does more than change rows.
    public void requireAlone() {
        if (within != null) {
            within.requireAlone();
        }
    }

    /// For what has a process, or a workspace, to itself.
    ///
    /// @param group as typed
    /// @throws CommandLine.ParameterException within another command
    public void admit(CommandLine command, String group) {
        if (within != null && InnerCommands.NEVER.contains(group)) {
            throw new ParameterException(command, CliMessages.of("batch.notWithin", group));
        }
    }

    /// Does what nothing takes back, such as handing out credentials: at once, or where this is one of several
    /// changes in one transaction, when they are on the disk.
    public void whenKept(Runnable work) {
        if (within == null) {
            work.run();
        } else {
            within.whenKept(work);
        }
    }

    /// That servers were told of a change.
    public void notePushed() {
        if (within != null) {
            within.notePushed();
        }
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
