package dev.sluice.domain.text;

import java.util.List;
import java.util.stream.Collectors;

/// Words and tables of a Markdown document. What is in them may be of others' making: it reads as it was written,
/// and neither makes a link, a heading, a cell or HTML nor shows what would not be seen.
public final class MarkdownText {
    private static final String OBEYED = "([\\\\`*_{}\\[\\]<>|#~&!])";

    private MarkdownText() {}

    /// As it is read, not as Markdown or HTML; on one line. A scheme is parted from its slashes, since many readers
    /// make links of plain addresses.
    public static String plain(String text) {
        return ForeignText.marked(text.replace('\r', ' ').replace('\n', ' '))
                .replaceAll(OBEYED, "\\\\$1")
                .replace("://", ":\\//");
    }

    /// With its end.
    ///
    /// @param cells as they are read
    public static String row(List<String> cells) {
        return cells.stream().map(MarkdownText::plain).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /// A table with its head.
    public static String table(List<String> heads, List<List<String>> rows) {
        return row(heads)
                + heads.stream().map(_ -> "---").collect(Collectors.joining(" | ", "| ", " |\n"))
                + rows.stream().map(MarkdownText::row).collect(Collectors.joining());
    }
}
