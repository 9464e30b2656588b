package dev.sluice.cli.io;

/// The exit codes that scripts rely on; 2 (usage) is picocli's own.
public final class ExitCode {
    public static final int DONE = 0;
    public static final int PROBLEM = 1;
    public static final int USAGE = 2;
    public static final int PARTIAL = 3;

    private ExitCode() {}
}
