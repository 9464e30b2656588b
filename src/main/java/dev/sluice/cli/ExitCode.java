package dev.sluice.cli;

/// The exit codes that scripts rely on; 2 (usage) is picocli's own.
final class ExitCode {
    static final int DONE = 0;
    static final int PROBLEM = 1;
    static final int USAGE = 2;
    static final int PARTIAL = 3;

    private ExitCode() {}
}
