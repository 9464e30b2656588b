package dev.sluice.cli;

import dev.sluice.cli.io.Version;
import dev.sluice.cli.session.GlobalOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ScopeType;

/// `sluice`: the global options; everything else is a subcommand.
@Command(
        name = "sluice",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        abbreviateSynopsis = true,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false)
final class RootCommand {
    @Mixin
    private final GlobalOptions options;

    RootCommand(GlobalOptions options) {
        this.options = options;
    }

    GlobalOptions options() {
        return options;
    }
}
