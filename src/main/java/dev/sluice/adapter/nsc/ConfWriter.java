package dev.sluice.adapter.nsc;

import java.util.List;
import java.util.stream.Collectors;

/// Writes nats-server's configuration language. Every text is quoted with its escapes, so that nothing in a name
/// or a path can end the value and begin another (a bare word could even name a variable or a file to include);
/// comments lose all that could end their line or disguise it.
final class ConfWriter {
    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();
    private int depth;

    /// An empty line between two parts.
    ConfWriter gap() {
        out.append('\n');
        return this;
    }

    ConfWriter comment(String words) {
        return line("# "
                + words.codePoints()
                        .map(c -> isPlain(c) ? c : '?')
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append));
    }

    ConfWriter text(String key, String value) {
        return line(key + ": " + quoted(value));
    }

    ConfWriter texts(String key, List<String> values) {
        return line(key + ": [" + values.stream().map(ConfWriter::quoted).collect(Collectors.joining(", ")) + "]");
    }

    ConfWriter number(String key, long value) {
        return line(key + ": " + value);
    }

    /// A word of the language itself, such as a size or a truth; never anything that a person typed.
    ConfWriter word(String key, String word) {
        return line(key + ": " + word);
    }

    ConfWriter open(String key) {
        line(key + " {");
        depth++;
        return this;
    }

    ConfWriter close() {
        depth--;
        return line("}");
    }

    String text() {
        return out.toString();
    }

    private ConfWriter line(String content) {
        out.append(STEP.repeat(depth)).append(content).append('\n');
        return this;
    }

    private static String quoted(String text) {
        var quoted = new StringBuilder(text.length() + 2).append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ' || c == 0x7f) {
                quoted.append("\\x%02x".formatted((int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isPlain(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
