package dev.sluice.cli.io;

/// Words of a POSIX shell's command line.
public final class ShellWord {
    private ShellWord() {}

    /// One word, whatever is in it.
    public static String quoted(String text) {
        return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
