package dev.sluice.ui.dialog;

/// Where a secret lies while it is carried from here to another program.
public interface SecretClipboard {

    void put(String text);

    /// Whether nothing else was copied since.
    boolean holds(String text);

    void clear();
}
