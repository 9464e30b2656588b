package dev.sluice.ui.control;

import java.util.Comparator;
import java.util.function.Function;
import javafx.scene.Node;

/// A column of a [DataTable].
///
/// @param width preferred, in pixels; columns share what is left in proportion
/// @param text what is copied, exported and read aloud
/// @param node what is shown
/// @param order how rows are sorted by it
/// @param room whether it may be left out
/// @param look whether the node is a label of the text and nothing else
public record Column<R>(
        String title,
        double width,
        Function<R, String> text,
        Function<R, Node> node,
        Comparator<R> order,
        Room room,
        Look look) {

    /// What its cells are made of.
    public enum Look {
        WORDS,
        NODE
    }

    /// Whether it stays when a detail takes room beside the table.
    public enum Room {
        ALWAYS,
        WIDE,
        NARROW
    }

    public static <R> Column<R> text(String title, double width, Function<R, String> text) {
        return words(shown(title, width, text, row -> plain(text.apply(row))));
    }

    /// What a row is called.
    public static <R> Column<R> name(String title, double width, Function<R, String> text) {
        return shown(title, width, text, row -> plain(text.apply(row), "cell-name"));
    }

    /// For subjects and keys.
    public static <R> Column<R> mono(String title, double width, Function<R, String> text) {
        return words(shown(title, width, text, row -> plain(text.apply(row), "mono")));
    }

    /// Sorted by the text.
    public static <R> Column<R> shown(String title, double width, Function<R, String> text, Function<R, Node> node) {
        return new Column<>(
                title,
                width,
                text,
                node,
                Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER),
                Room.ALWAYS,
                Look.NODE);
    }

    public <C extends Comparable<? super C>> Column<R> sortedBy(Function<R, C> key) {
        return new Column<>(title, width, text, node, Comparator.comparing(key), room, look);
    }

    /// Left out while a detail is shown beside the table.
    public Column<R> whenWide() {
        return new Column<>(title, width, text, node, order, Room.WIDE, look);
    }

    /// Only while a detail is shown: short for what is left out then.
    public Column<R> whenNarrow() {
        return new Column<>(title, width, text, node, order, Room.NARROW, look);
    }

    private static <R> Column<R> words(Column<R> column) {
        return new Column<>(
                column.title, column.width, column.text, column.node, column.order, column.room, Look.WORDS);
    }

    private static Node plain(String text, String... styles) {
        var label = Controls.label(text, styles);
        label.getStyleClass().add("cell-text");
        return label;
    }
}
