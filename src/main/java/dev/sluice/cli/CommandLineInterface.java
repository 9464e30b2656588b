package dev.sluice.cli;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.ProblemPrinter;
import dev.sluice.cli.io.Terminal;
import dev.sluice.cli.session.CliDependencies;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.cli.session.Hints;
import dev.sluice.cli.session.InnerCommands;
import dev.sluice.cli.session.RemoteOwner;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.domain.workspace.Workspaces;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/// The command line of Sluice: parses, runs, prints, and says how it ended.
public final class CommandLineInterface {
    /// Variables of the environment that commands look at.
    public static final List<String> VARIABLES = List.of("SLUICE_ACCOUNT", "SLUICE_PASSPHRASE", "COLUMNS");

    private static final Logger LOG = LoggerFactory.getLogger(CommandLineInterface.class);

    private final CommandContext.Surroundings surroundings;

    /// @param elsewhere where commands go when another process has the workspace open
    public CommandLineInterface(
            Workspaces workspaces, RemoteOwner elsewhere, InstantSource clock, CliDependencies tools) {
        this.surroundings = new CommandContext.Surroundings(workspaces, elsewhere, clock, tools, this::run);
    }

    /// Runs one command on the calling thread.
    ///
    /// @param arguments as typed, without the program's name
    /// @return the exit code: 0 done, 1 a problem, 2 usage, 3 reached some servers only
    public int run(List<String> arguments, Terminal terminal) {
        return run(new CommandContext(surroundings, terminal, arguments));
    }

    private int run(CommandContext context) {
        var arguments = context.arguments();
        var terminal = context.terminal();
        var hints = new Hints(context, arguments);
        var line = context.model(() -> Commands.line(context, context.names()));
        line.setOut(terminal.out());
        line.setErr(terminal.err());
        line.setExecutionStrategy(parsed -> executed(context, parsed));
        line.setExecutionExceptionHandler((failure, _, _) -> failed(failure, terminal, hints));
        line.setParameterExceptionHandler(new UsageFault(hints));
        try {
            return outcome(line.execute(arguments.toArray(String[]::new)), terminal);
        } finally {
            terminal.err().flush();
        }
    }

    private static int executed(CommandContext context, CommandLine.ParseResult parsed) {
        if (parsed.hasSubcommand()) {
            var group = parsed.subcommand().commandSpec();
            context.admit(group.commandLine(), group.name());
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /// An answer that nobody could be given is a failure, whatever the command did. One that failed anyway has
    /// said so.
    private static int outcome(int code, Terminal terminal) {
        terminal.out().flush();
        if (code != ExitCode.DONE || terminal.delivered()) {
            return code;
        }
        ProblemPrinter.print(terminal, new Problem(ProblemCode.OUTPUT_LOST, List.of()));
        return ExitCode.PROBLEM;
    }

    CommandLine line(List<String> arguments, Terminal terminal) {
        return Commands.line(new CommandContext(surroundings, terminal, arguments), arguments);
    }

    private static int failed(Exception failure, Terminal terminal, Hints hints) {
        if (failure instanceof InnerCommands.RunsAlone) {
            // Whoever runs it knows.
            return ExitCode.PROBLEM;
        }
        if (failure instanceof ProblemException known) {
            LOG.debug("command ended with a problem", known);
            ProblemPrinter.print(terminal, known.problem(), hints.about(known.code()));
        } else {
            LOG.error("command failed", failure);
            ProblemPrinter.print(terminal, new Problem(ProblemCode.UNEXPECTED, List.of(String.valueOf(failure))));
        }
        return ExitCode.PROBLEM;
    }

    /// Says what is wrong with a command line, what was perhaps meant, and where help is.
    private record UsageFault(Hints hints) implements CommandLine.IParameterExceptionHandler {
        @Override
        public int handleParseException(CommandLine.ParameterException fault, String[] typed) {
            var line = fault.getCommandLine();
            var err = line.getErr();
            err.println(ForeignText.markedLines(String.valueOf(fault.getMessage())));
            CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
            hints.eaten().forEach(err::println);
            err.println(CliMessages.of("usage.hint", line.getCommandSpec().qualifiedName()));
            err.flush();
            return ExitCode.USAGE;
        }
    }
}
