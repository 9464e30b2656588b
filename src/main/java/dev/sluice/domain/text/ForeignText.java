package dev.sluice.domain.text;

/// Text from tokens, servers, files and names may hold characters that a terminal obeys, that turn the direction
/// of what stands beside them, or that show nothing at all. Wherever text leaves for a person, such characters are
/// shown by their number in braces, as `u{1b}` after a backslash. Marking a text twice changes nothing.
public final class ForeignText {
    /// Letters and marks that are drawn as nothing, beside those whose very category says so.
    private static final int[][] BLANKS = {
        {0x034F, 0x034F}, // combining grapheme joiner
        {0x115F, 0x1160}, // Hangul fillers
        {0x17B4, 0x17B5}, // Khmer inherent vowels
        {0x180B, 0x180F}, // Mongolian variation selectors
        {0x2800, 0x2800}, // Braille without a dot
        {0x3164, 0x3164}, // Hangul filler
        {0xFE00, 0xFE0F}, // variation selectors
        {0xFFA0, 0xFFA0}, // halfwidth Hangul filler
        {0xFFFC, 0xFFFC}, // in the place of an object
        {0x1D159, 0x1D159}, // null notehead
        {0xE0100, 0xE01EF} // more variation selectors
    };

    private ForeignText() {}

    /// Fit for one line of a terminal or a screen.
    public static String marked(String text) {
        if (text.codePoints().allMatch(ForeignText::isPlain)) {
            return text;
        }
        var out = new StringBuilder();
        text.codePoints().forEach(c -> append(out, c));
        return out.toString();
    }

    /// The same for a text of several lines of our own.
    public static String markedLines(String text) {
        if (text.indexOf('\n') < 0) {
            return marked(text);
        }
        var out = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '\n') {
                out.append('\n');
            } else {
                append(out, c);
            }
        });
        return out.toString();
    }

    /// A JSON document that reads as the same values, with such characters as JSON's own escapes. Line ends
    /// between its values stay.
    public static String escapedJson(String json) {
        if (json.codePoints().allMatch(c -> c == '\n' || isPlain(c))) {
            return json;
        }
        var out = new StringBuilder();
        json.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || isPlain(c)) {
                out.appendCodePoint(c);
            } else {
                for (var unit : Character.toChars(c)) {
                    out.append("\\u%04x".formatted((int) unit));
                }
            }
        });
        return out.toString();
    }

    /// Whether a character shows something, and is nothing but what it shows.
    public static boolean isPlain(int c) {
        if (c >= ' ' && c < 0x7f) {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> !isBlank(c);
        };
    }

    private static boolean isBlank(int c) {
        for (var range : BLANKS) {
            if (c >= range[0] && c <= range[1]) {
                return true;
            }
        }
        return false;
    }

    private static void append(StringBuilder out, int c) {
        if (isPlain(c)) {
            out.appendCodePoint(c);
        } else {
            out.append("\\u{").append(Integer.toHexString(c)).append('}');
        }
    }
}
