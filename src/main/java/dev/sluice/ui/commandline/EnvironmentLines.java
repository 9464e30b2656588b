package dev.sluice.ui.commandline;

import dev.sluice.domain.model.Level;
import java.util.List;
import java.util.Locale;

/// What is done with environments and their operators, as commands. nsc knows operators, and none of this.
public final class EnvironmentLines {
    private EnvironmentLines() {}

    public static CommandLines remove(String name) {
        return CommandLines.ofSluice(
                ShellLine.sluice("environment", "rm").word(name).option("--yes", name));
    }

    /// Takes over accounts of a system that runs.
    ///
    /// @param creds of a user of the system account
    /// @param all also those whose own keys are elsewhere
    public static CommandLines adopt(List<String> servers, String creds, Level level, boolean all) {
        var line = ShellLine.sluice("operator", "adopt")
                .options("--server", servers)
                .option("--creds", creds)
                .option("--level", level.name().toLowerCase(Locale.ROOT));
        return CommandLines.ofSluice(all ? line.flag("--all") : line);
    }

    /// @param begun whether the new identity was made, so that servers may have it by now
    public static CommandLines reissue(String environment, boolean begun) {
        var line = ShellLine.sluice("operator", "reissue").option("--environment", environment);
        return CommandLines.ofSluice(begun ? line.flag("--installed") : line);
    }
}
