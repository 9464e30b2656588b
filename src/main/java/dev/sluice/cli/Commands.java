package dev.sluice.cli;

import dev.sluice.cli.command.AccountServerCommand;
import dev.sluice.cli.command.ActivationCommand;
import dev.sluice.cli.command.AuditCommand;
import dev.sluice.cli.command.ConfigCommand;
import dev.sluice.cli.command.ContextCommand;
import dev.sluice.cli.command.DocumentCommand;
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
import dev.sluice.cli.command.NscCommand;
import dev.sluice.cli.command.ProofCommand;
import dev.sluice.cli.command.PushCommand;
import dev.sluice.cli.command.ReconcileCommand;
import dev.sluice.cli.command.RecoverCommand;
import dev.sluice.cli.command.SandboxCommand;
import dev.sluice.cli.command.ServersCommand;
import dev.sluice.cli.command.SettingsCommand;
import dev.sluice.cli.command.account.AccountCommand;
import dev.sluice.cli.command.account.AccountRequestCommands;
import dev.sluice.cli.command.account.AccountTemplateCommand;
import dev.sluice.cli.command.account.MappingCommand;
import dev.sluice.cli.command.account.RoleCommand;
import dev.sluice.cli.command.account.TierCommand;
import dev.sluice.cli.command.account.UserCommand;
import dev.sluice.cli.command.batch.BatchCommand;
import dev.sluice.cli.command.key.KeyCommand;
import dev.sluice.cli.command.key.NkeyCommand;
import dev.sluice.cli.command.key.OperatorCommand;
import dev.sluice.cli.command.key.RemoteKeyCommand;
import dev.sluice.cli.command.workspace.BackupCommand;
import dev.sluice.cli.command.workspace.RestoreCommand;
import dev.sluice.cli.command.workspace.VaultCommand;
import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.OptionValues;
import dev.sluice.cli.session.CommandContext;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Every command group of Sluice. A new group is one class and one line here.
final class Commands {
    private Commands() {}

    /// @param typed when it begins with a group, that one alone, and when it goes on with one of its commands, that one
    /// alone: describing all of them to picocli takes longer than most commands
    static CommandLine line(CommandContext context, List<String> typed) {
        var line = new CommandLine(new RootCommand(context.options()));
        var names = names(line.getCommandSpec(), typed);
        for (var group : needed(List.of(groups(context)), names.stream().findFirst())) {
            line.addSubcommand(group(context, group, names.stream().skip(1).findFirst()));
        }
        line.setResourceBundle(CliMessages.bundle());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        OptionValues.register(line);
        shortenHelp(line);
        return line;
    }

    private static CommandLine group(CommandContext context, Object group, Optional<String> typed) {
        var line = new CommandLine(group);
        for (var command : needed(CommandLine.getCommandMethods(group.getClass(), null), typed)) {
            line.addSubcommand(command);
        }
        for (var more : more(context, group)) {
            line.addSubcommand(group(context, more, Optional.empty()));
        }
        return line;
    }

    /// Commands of a group that have a class of their own.
    private static List<Object> more(CommandContext context, Object group) {
        return switch (group) {
            case AccountCommand _ ->
                List.of(
                        new AccountTemplateCommand(context),
                        new AccountRequestCommands.Request(context),
                        new AccountRequestCommands.Signed(context));
            case KeyCommand _ -> List.of(new RemoteKeyCommand(context));
            default -> List.of();
        };
    }

    /// All, unless it is sure that the others will not be spoken of: in help, or as what was meant.
    private static <T> List<T> needed(List<T> all, Optional<String> typed) {
        var meant = all.stream()
                .filter(command -> typed.equals(Optional.of(name(command))))
                .toList();
        return meant.isEmpty() ? all : meant;
    }

    /// The words that name commands, as far as it is sure that they do: options before them are known, and no help.
    private static List<String> names(CommandSpec root, List<String> typed) {
        var names = new ArrayList<String>();
        for (var i = 0; i < typed.size() && names.size() < 2; i++) {
            var word = typed.get(i);
            if (!word.startsWith("-")) {
                names.add(word);
                continue;
            }
            var option = root.findOption(word.split("=", 2)[0]);
            if (option == null || option.usageHelp() || option.versionHelp()) {
                break;
            }
            if (option.arity().max() > 0 && !word.contains("=")) {
                i++;
            }
        }
        return names;
    }

    private static String name(Object command) {
        var element = command instanceof Method method ? method : command.getClass();
        return element.getAnnotation(Command.class).name();
    }

    private static Object[] groups(CommandContext context) {
        return new Object[] {
            new InitCommand(context),
            new SandboxCommand(context),
            new EnvironmentCommand(context),
            new AccountCommand(context),
            new UserCommand(context),
            new RoleCommand(context),
            new TierCommand(context),
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
            new DocumentCommand(context),
            new FlowCommand(context),
            new NscCommand(context),
            new ContextCommand(context),
            new BackupCommand(context),
            new RestoreCommand(context),
            new VaultCommand(context),
            new AuditCommand(context),
            new SettingsCommand(context),
            new EventsCommand(context),
            new OperatorCommand(context),
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
