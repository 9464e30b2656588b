package dev.sluice.ui.mvc;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What a list screen shows: its rows, and the detail of the selected one.
///
/// @param <R> a row
/// @param <D> what is shown of the selected row
public class ListModel<R extends TableRow, D> {

    private final TableRows<R> rows = new TableRows<>();
    private final ObjectProperty<@Nullable D> detail = new SimpleObjectProperty<>();

    public final TableRows<R> rows() {
        return rows;
    }

    /// Null while nothing is selected.
    public final ObjectProperty<@Nullable D> detail() {
        return detail;
    }
}
