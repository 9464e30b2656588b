package dev.sluice.domain.text;

/// Words of a POSIX shell's command line.
public final class ShellWord {
    private ShellWord() {}

    /// One word, whatever is in it. What a terminal would obey, or not show, is written by its number.
    public static String quoted(String text) {
        if (text.matches("[A-Za-z0-9_@%+=:,./-]+")) {
            return text;
        }
        return text.codePoints().allMatch(ForeignText::isPlain)
                ? "'" + text.replace("'", "'\\''") + "'"
                : "$'" + escaped(text) + "'";
    }

    private static String escaped(String text) {
        var out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\'' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (ForeignText.isPlain(c)) {
                out.appendCodePoint(c);
            } else {
                out.append(c < 0x10000 ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
            }
        });
        return out.toString();
    }
}
