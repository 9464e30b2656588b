package dev.sluice.cli.session;

/// Runs one command line.
@FunctionalInterface
public interface CommandRunner {
    /// @return its exit code
    int run(CommandContext context);
}
