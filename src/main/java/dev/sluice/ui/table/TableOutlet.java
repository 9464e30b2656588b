package dev.sluice.ui.table;

import java.util.function.Consumer;

/// Where a table leaves how it is arranged, and what it writes.
public interface TableOutlet {
    /// @param found told on the FX thread; [TableLayout#NONE] where nothing was kept
    void read(Consumer<TableLayout> found);

    void keep(TableLayout layout);

    /// Into a file that a person chooses.
    void save(TableText form, TableText.Cells cells);

    /// Of a table that stands by itself.
    TableOutlet NOWHERE = new TableOutlet() {
        @Override
        public void read(Consumer<TableLayout> found) {
            found.accept(TableLayout.NONE);
        }

        @Override
        public void keep(TableLayout layout) {
            // Gone with the table.
        }

        @Override
        public void save(TableText form, TableText.Cells cells) {
            throw new UnsupportedOperationException("this table has nowhere to write to");
        }
    };
}
