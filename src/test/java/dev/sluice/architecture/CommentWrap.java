package dev.sluice.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds comments whose lines break too early. The formatter leaves comments alone, so nothing else would mend
/// them.
final class CommentWrap {
    private static final int WIDTH = 115;
    private static final Pattern COMMENT = Pattern.compile("^(\\s*)(///|//) ?(.*)$");
    /// What begins a line of its own: a tag, a line of a list, a table, a heading, or what is indented.
    private static final Pattern BEGINS = Pattern.compile("^(@\\w|[-*] |\\d+\\. |\\||#+ |>|```|\\s).*");
    /// Code and links are not broken.
    private static final Pattern WORD = Pattern.compile("^(`[^`]*`\\S*|\\[[^\\]]*\\](\\([^)]*\\))?\\S*|\\S+)");

    private CommentWrap() {}

    /// @return the numbers of lines that end before they must, from 1
    static List<Integer> ragged(String source) {
        var found = new ArrayList<Integer>();
        var lines = source.lines().toList();
        var inText = false;
        var inCode = false;
        for (var i = 0; i + 1 < lines.size(); i++) {
            inText ^= lines.get(i).split("\"\"\"", -1).length % 2 == 0;
            var line = COMMENT.matcher(lines.get(i));
            if (inText || !line.matches()) {
                inCode = false;
                continue;
            }
            inCode ^= line.group(3).startsWith("```");
            var next = COMMENT.matcher(lines.get(i + 1));
            var goesOn = next.matches()
                    && next.group(1).equals(line.group(1))
                    && next.group(2).equals(line.group(2));
            if (!inCode && goesOn && breaksEarly(lines.get(i), line.group(3), next.group(3))) {
                found.add(i + 1);
            }
        }
        return found;
    }

    private static boolean breaksEarly(String line, String text, String next) {
        if (text.isBlank()
                || next.isBlank()
                || text.matches("^(```|\\||#| {4}).*")
                || BEGINS.matcher(next).matches()) {
            return false;
        }
        var word = WORD.matcher(next);
        return word.find() && line.length() + 1 + word.group().length() <= WIDTH;
    }
}
