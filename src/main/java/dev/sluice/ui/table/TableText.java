package dev.sluice.ui.table;

import dev.sluice.domain.text.CsvText;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.domain.text.MarkdownText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Rows of a table as text for elsewhere. What is in them may be of others' making: each form shows what would not
/// be seen, and takes nothing for a command of its own.
public enum TableText {
    CSV("csv"),
    JSON("json"),
    MARKDOWN("md");

    private final String ending;

    TableText(String ending) {
        this.ending = ending;
    }

    /// @param heads of the columns
    /// @param about what was filtered by; empty for nothing
    public record Cells(List<String> heads, List<List<String>> rows, String about) {
        public Cells {
            heads = List.copyOf(heads);
            rows = List.copyOf(rows);
        }
    }

    /// Of a file's name, without the dot.
    public String ending() {
        return ending;
    }

    public String of(Cells cells) {
        return switch (this) {
            case CSV -> csv(cells);
            case JSON -> json(cells);
            case MARKDOWN -> markdown(cells);
        };
    }

    private static String csv(Cells cells) {
        var head = cells.about().isEmpty() ? Stream.<List<String>>empty() : Stream.of(List.of("# " + cells.about()));
        return Stream.of(head, Stream.of(cells.heads()), cells.rows().stream())
                .flatMap(lines -> lines)
                .map(CsvText::line)
                .collect(Collectors.joining());
    }

    private static String json(Cells cells) {
        return cells.rows().stream()
                .map(row -> "  {" + fields(cells.heads(), row) + "}")
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private static String fields(List<String> heads, List<String> row) {
        var fields = Stream.<String>builder();
        for (var i = 0; i < heads.size(); i++) {
            fields.add(quoted(heads.get(i)) + ": " + quoted(row.get(i)));
        }
        return fields.build().collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        var escaped = text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return "\"" + ForeignText.escapedJson(escaped) + "\"";
    }

    private static String markdown(Cells cells) {
        var about = cells.about().isEmpty() ? "" : MarkdownText.plain(cells.about()) + "\n\n";
        return about + MarkdownText.table(cells.heads(), cells.rows());
    }
}
