package dev.sluice.ui.palette;

import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/// What is found by what was typed. Needs no toolkit.
final class PaletteModel {

    private final ObservableList<PaletteEntry> entries = FXCollections.observableArrayList();
    private final FilteredList<PaletteEntry> found = new FilteredList<>(entries);
    private List<PaletteEntry> all = List.of();

    ObservableList<PaletteEntry> found() {
        return found;
    }

    /// All of them, as they are.
    void show(List<PaletteEntry> some) {
        show(some, "");
    }

    /// Those of them that hold the words.
    void show(List<PaletteEntry> some, String typed) {
        var words = typed.strip().toLowerCase(Locale.ROOT);
        found.setPredicate(entry ->
                (entry.name() + " " + entry.detail()).toLowerCase(Locale.ROOT).contains(words));
        // Thousands of them stay where they are while somebody types.
        if (!all.equals(some)) {
            all = some;
            entries.setAll(some);
        }
    }
}
