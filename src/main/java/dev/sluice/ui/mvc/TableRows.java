package dev.sluice.ui.mvc;

import dev.sluice.domain.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The observable lines of a table, changed by difference so that selection and scrolling stay where they are.
/// Selection is by object id.
public final class TableRows<R extends TableRow> {

    /// What the table is to show.
    public sealed interface Phase {}

    public record Loading() implements Phase {}

    public record Ready() implements Phase {}

    public record Failed(Problem problem) implements Phase {}

    private static final int FEW = 16;

    private final ObservableList<R> items = FXCollections.observableArrayList();
    private final ObjectProperty<Phase> phase = new SimpleObjectProperty<>(new Loading());
    private final ObjectProperty<@Nullable String> selectedId = new SimpleObjectProperty<>();

    public ObservableList<R> items() {
        return items;
    }

    public ObjectProperty<Phase> phase() {
        return phase;
    }

    /// The id of the selected row, null without selection.
    public ObjectProperty<@Nullable String> selectedId() {
        return selectedId;
    }

    public Optional<R> selected() {
        return find(selectedId.get());
    }

    public Optional<R> find(@Nullable String id) {
        return items.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    public void failed(Problem problem) {
        phase.set(new Failed(problem));
    }

    /// Brings the lines in step with `next`.
    public void replace(List<? extends R> next) {
        if (items.isEmpty()) {
            items.setAll(next);
        } else {
            difference(next);
        }
        if (selectedId.get() != null && find(selectedId.get()).isEmpty()) {
            selectedId.set(null);
        }
        phase.set(new Ready());
    }

    private void difference(List<? extends R> next) {
        var wanted = new HashSet<String>();
        next.forEach(row -> wanted.add(row.id()));
        items.removeIf(row -> !wanted.contains(row.id()));
        var place = new HashMap<String, Integer>();
        for (var i = 0; i < items.size(); i++) {
            place.put(items.get(i).id(), i);
        }
        var added = new ArrayList<R>();
        var changed = new LinkedHashMap<Integer, R>();
        for (var row : next) {
            var at = place.get(row.id());
            if (at == null) {
                added.add(row);
            } else if (!items.get(at).equals(row)) {
                changed.put(at, row);
            }
        }
        set(changed);
        // At once, since everything that follows the list looks at all of it for each addition.
        items.addAll(added);
    }

    /// Likewise many at once; one by one a few, which keeps the cells of all others.
    private void set(Map<Integer, R> changed) {
        if (changed.size() <= FEW) {
            changed.forEach(items::set);
        } else {
            var all = new ArrayList<>(items);
            changed.forEach(all::set);
            items.setAll(all);
        }
    }
}
