package dev.sluice.cli;

import dev.sluice.cli.command.AccountServerCommand;
import dev.sluice.cli.command.ActivationCommand;
import dev.sluice.cli.command.AuditCommand;
import dev.sluice.cli.command.BatchCommand;
import dev.sluice.cli.command.ConfigCommand;
import dev.sluice.cli.command.ContextCommand;
import dev.sluice.cli.command.DriftCommand;
import dev.sluice.cli.command.EnvironmentCommand;
import dev.sluice.cli.command.EventsCommand;
import dev.sluice.cli.command.ExpirationsCommand;
import dev.sluice.cli.command.ExportCommand;
import dev.sluice.cli.command.FederationCommand;
import dev.sluice.cli.command.FlowCommand;
import dev.sluice.cli.command.ImportCommand;
import dev.sluice.cli.command.InitCommand;
import dev.sluice.cli.command.JwtCommand;
import dev.sluice.cli.command.KeyCommand;
import dev.sluice.cli.command.NkeyCommand;
import dev.sluice.cli.command.NscCommand;
import dev.sluice.cli.command.ProofCommand;
import dev.sluice.cli.command.PushCommand;
import dev.sluice.cli.command.ReconcileCommand;
import dev.sluice.cli.command.RecoverCommand;
import dev.sluice.cli.command.SandboxCommand;
import dev.sluice.cli.command.ServersCommand;
import dev.sluice.cli.command.SettingsCommand;
import dev.sluice.cli.command.account.AccountCommand;
import dev.sluice.cli.command.account.MappingCommand;
import dev.sluice.cli.command.account.RoleCommand;
import dev.sluice.cli.command.account.UserCommand;
import dev.sluice.cli.command.workspace.BackupCommand;
import dev.sluice.cli.command.workspace.RestoreCommand;
import dev.sluice.cli.command.workspace.VaultCommand;
import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.OptionValues;
import dev.sluice.cli.session.CommandContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Every command group of Sluice. A new group is one class and one line here.
final class Commands {
    private Commands() {}

    /// @param typed when it begins with a group, that one alone: describing all of them to picocli takes longer
    /// than most commands
    static CommandLine line(CommandContext context, List<String> typed) {
        var line = new CommandLine(new RootCommand(context.options()));
        for (var group : needed(groups(context), line.getCommandSpec(), typed)) {
            line.addSubcommand(group);
        }
        line.setResourceBundle(CliMessages.bundle());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        OptionValues.register(line);
        shortenHelp(line);
        context.attach(line);
        return line;
    }

    /// All, unless it is sure that the others will not be spoken of: in help, or as what was meant.
    private static List<Object> needed(Object[] groups, CommandSpec root, List<String> typed) {
        var first = typed.stream().dropWhile(word -> isFlag(root, word)).findFirst();
        var meant = Stream.of(groups)
                .filter(group -> first.equals(Optional.of(name(group))))
                .toList();
        return meant.isEmpty() ? List.of(groups) : meant;
    }

    private static boolean isFlag(CommandSpec root, String word) {
        var option = root.findOption(word);
        return option != null && option.arity().max() == 0 && !option.usageHelp() && !option.versionHelp();
    }

    private static String name(Object group) {
        return group.getClass().getAnnotation(Command.class).name();
    }

    private static Object[] groups(CommandContext context) {
        return new Object[] {
            new InitCommand(context),
            new SandboxCommand(context),
            new EnvironmentCommand(context),
            new AccountCommand(context),
            new UserCommand(context),
            new RoleCommand(context),
            new MappingCommand(context),
            new BatchCommand(context),
            new ExportCommand(context),
            new ActivationCommand(context),
            new ImportCommand(context),
            new FederationCommand(context),
            new PushCommand(context),
            new ProofCommand(context),
            new ReconcileCommand(context),
            new DriftCommand(context),
            new ServersCommand(context),
            new RecoverCommand(context),
            new ExpirationsCommand(context),
            new FlowCommand(context),
            new NscCommand(context),
            new ContextCommand(context),
            new BackupCommand(context),
            new RestoreCommand(context),
            new VaultCommand(context),
            new AuditCommand(context),
            new SettingsCommand(context),
            new EventsCommand(context),
            new KeyCommand(context),
            new JwtCommand(context),
            new NkeyCommand(context),
            new ConfigCommand(context),
            new AccountServerCommand(context),
        };
    }

    /// The global options are described once, by `sluice --help`.
    private static void shortenHelp(CommandLine line) {
        for (var sub : line.getSubcommands().values()) {
            sub.getHelpSectionMap()
                    .put(
                            UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                            help -> help.optionListExcludingGroups(help.commandSpec().options().stream()
                                    .filter(option -> !isGlobal(option))
                                    .toList()));
            sub.getHelpSectionMap()
                    .put(
                            UsageMessageSpec.SECTION_KEY_FOOTER,
                            _ -> CliMessages.of("help.global") + System.lineSeparator());
            shortenHelp(sub);
        }
    }

    private static boolean isGlobal(OptionSpec option) {
        return option.inherited() && !option.usageHelp() && !option.versionHelp();
    }
}
