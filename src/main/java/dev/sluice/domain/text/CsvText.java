package dev.sluice.domain.text;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;

/// Lines of comma-separated values, every cell quoted (RFC 4180). What is in them may be of others' making: a cell
/// that a spreadsheet would take for a formula begins with an apostrophe, and what shows nothing, or turns the
/// direction, is marked.
public final class CsvText {
    private static final String FORMULA_STARTS = "=+-@\t\r|%";

    private CsvText() {}

    /// With its end.
    public static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> "\"" + harmless(cell).replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String harmless(String cell) {
        // Spreadsheets of some languages take a wide = for a narrow one.
        var bare = Normalizer.normalize(cell, Normalizer.Form.NFKC).stripLeading();
        var risky = (!bare.isEmpty() && FORMULA_STARTS.indexOf(bare.charAt(0)) >= 0)
                || (!cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0);
        return (risky ? "'" : "") + ForeignText.marked(cell);
    }
}
