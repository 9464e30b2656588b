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
public record Column<R>(
        String title, double width, Function<R, String> text, Function<R, Node> node, Comparator<R> order, Room room) {

    /// Whether it stays when a detail takes room beside the table.
    public enum Room {
        ALWAYS,
        WIDE
    }

    public static <R> Column<R> text(String title, double width, Function<R, String> text) {
        return shown(title, width, text, row -> plain(text.apply(row)));
    }

    /// For subjects and keys.
    public static <R> Column<R> mono(String title, double width, Function<R, String> text) {
        return shown(title, width, text, row -> plain(text.apply(row), "mono"));
    }

    /// Sorted by the text.
    public static <R> Column<R> shown(String title, double width, Function<R, String> text, Function<R, Node> node) {
        return new Column<>(
                title, width, text, node, Comparator.comparing(text, String.CASE_INSENSITIVE_ORDER), Room.ALWAYS);
    }

    public <C extends Comparable<? super C>> Column<R> sortedBy(Function<R, C> key) {
        return new Column<>(title, width, text, node, Comparator.comparing(key), room);
    }

    /// Left out while a detail is shown beside the table.
    public Column<R> whenWide() {
        return new Column<>(title, width, text, node, order, Room.WIDE);
    }

    private static Node plain(String text, String... styles) {
        var label = Nodes.label(text, styles);
        label.getStyleClass().add("cell-text");
        return label;
    }
}
