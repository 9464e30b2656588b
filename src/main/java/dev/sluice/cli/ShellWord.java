package dev.sluice.cli;

/// Words of a POSIX shell's command line.
final class ShellWord {
    private ShellWord() {}

    /// One word, whatever is in it.
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_@%+=:,./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
