package dev.sluice.ui.screen.settings;

import java.util.List;
import java.util.Optional;
import javafx.scene.Node;

/// Where a value is typed.
///
/// @param <T> the value
interface ValueEditor<T> {
    /// The first is the one that the keyboard is for.
    List<Node> nodes();

    /// Empty for what cannot be a value.
    Optional<T> typed();

    void show(T value);

    void onChange(Runnable action);

    /// Enter was pressed.
    void onEnter(Runnable action);
}
