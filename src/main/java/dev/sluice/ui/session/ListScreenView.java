package dev.sluice.ui.session;

import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.mvc.TableRow;

/// The view of a screen that is about a table.
///
/// @param <R> a row
public interface ListScreenView<R extends TableRow> extends ScreenView {

    /// Where the rows are shown.
    DataTable<R> table();

    @Override
    default void focusFilter() {
        table().focusFilter();
    }

    @Override
    default void focusContent() {
        table().table().requestFocus();
    }
}
