package dev.sluice.ui.mvc;

/// An immutable line of a table. Its identity is that of the object it shows.
public interface TableRow {
    String id();

    /// What the text filter looks through.
    String searchText();
}
