package dev.sluice.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Every command group of Sluice. A new group is one class and one line here.
final class Commands {
    private Commands() {}

    static CommandLine line(Context context) {
        var line = new CommandLine(new RootCommand(context.options()));
        for (var group : groups(context)) {
            line.addSubcommand(group);
        }
        line.setResourceBundle(Texts.bundle());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        Values.register(line);
        shortenHelp(line);
        context.attach(line);
        return line;
    }

    private static Object[] groups(Context context) {
        return new Object[] {
            new InitCommand(context),
            new SandboxCommand(context),
            new EnvironmentCommand(context),
            new AccountCommand(context),
            new UserCommand(context),
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
            new FlowCommand(context),
            new NscCommand(context),
            new ContextCommand(context),
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
                    .put(UsageMessageSpec.SECTION_KEY_FOOTER, _ -> Texts.of("help.global") + System.lineSeparator());
            shortenHelp(sub);
        }
    }

    private static boolean isGlobal(OptionSpec option) {
        return option.inherited() && !option.usageHelp() && !option.versionHelp();
    }
}
