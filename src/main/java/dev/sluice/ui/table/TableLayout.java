package dev.sluice.ui.table;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// How a person arranged a table: which columns in which order and how wide, and what it is sorted by.
///
/// @param columns in their order
/// @param sorts the first decides first
public record TableLayout(List<Place> columns, List<Sort> sorts) {
    /// As it comes.
    public static final TableLayout NONE = new TableLayout(List.of(), List.of());

    private static final String BETWEEN = ";";

    public TableLayout {
        columns = List.copyOf(columns);
        sorts = List.copyOf(sorts);
    }

    /// @param width in pixels; 0 for the usual one
    public record Place(String title, Shown shown, int width) {}

    public enum Shown {
        YES,
        NO
    }

    public record Sort(String title, Direction direction) {}

    public enum Direction {
        UP,
        DOWN
    }

    /// As one line.
    public String text() {
        var words = new ArrayList<String>();
        columns.forEach(place -> words.add("c," + coded(place.title()) + "," + place.shown() + "," + place.width()));
        sorts.forEach(sort -> words.add("s," + coded(sort.title()) + "," + sort.direction()));
        return String.join(BETWEEN, words);
    }

    /// What cannot be read of it is as it comes: it is only how a table looks.
    public static TableLayout parse(String text) {
        var columns = new ArrayList<Place>();
        var sorts = new ArrayList<Sort>();
        for (var word : text.split(BETWEEN, -1)) {
            var parts = word.split(",", -1);
            if (parts.length == 4 && parts[0].equals("c")) {
                named(Shown.values(), parts[2])
                        .ifPresent(shown -> columns.add(new Place(decoded(parts[1]), shown, width(parts[3]))));
            } else if (parts.length == 3 && parts[0].equals("s")) {
                named(Direction.values(), parts[2])
                        .ifPresent(direction -> sorts.add(new Sort(decoded(parts[1]), direction)));
            }
        }
        return new TableLayout(columns, sorts);
    }

    /// In its order, those that it does not know yet at the end.
    public <C> List<C> ordered(List<C> all, java.util.function.Function<C, String> title) {
        var placed = new ArrayList<C>();
        var seen = new HashSet<String>();
        columns.forEach(place -> all.stream()
                .filter(column -> title.apply(column).equals(place.title()) && seen.add(place.title()))
                .forEach(placed::add));
        all.stream().filter(column -> !placed.contains(column)).forEach(placed::add);
        return placed;
    }

    public Optional<Place> place(String title) {
        return columns.stream().filter(place -> place.title().equals(title)).findFirst();
    }

    private static <E extends Enum<E>> Optional<E> named(E[] all, String word) {
        return List.of(all).stream().filter(one -> one.name().equals(word)).findFirst();
    }

    private static int width(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
    }

    private static String coded(String title) {
        return URLEncoder.encode(title, StandardCharsets.UTF_8);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
