package dev.sluice.cli.text;

import java.util.ArrayList;
import java.util.List;

/// Splits a line into words as a shell does: at blanks, outside of quotes.
public final class CommandWords {
    private CommandWords() {}

    /// @throws IllegalArgumentException when a quote is not closed
    public static List<String> split(String line) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        var quote = '\0';
        var isOpen = false;
        for (var i = 0; i < line.length(); i++) {
            var c = line.charAt(i);
            if (quote != '\0') {
                if (c == quote) {
                    quote = '\0';
                } else if (c == '\\' && quote == '"' && i + 1 < line.length()) {
                    word.append(line.charAt(++i));
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                isOpen = true;
            } else if (c == '\\' && i + 1 < line.length()) {
                word.append(line.charAt(++i));
                isOpen = true;
            } else if (Character.isWhitespace(c)) {
                if (isOpen) {
                    words.add(word.toString());
                    word.setLength(0);
                    isOpen = false;
                }
            } else {
                word.append(c);
                isOpen = true;
            }
        }
        if (quote != '\0') {
            throw new IllegalArgumentException("a quote is not closed");
        }
        if (isOpen) {
            words.add(word.toString());
        }
        return words;
    }
}
