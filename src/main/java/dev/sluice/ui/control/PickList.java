package dev.sluice.ui.control;

import dev.sluice.domain.text.ForeignText;
import java.util.List;
import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A list to choose one thing from, by its name.
public final class PickList<T> extends ComboBox<T> {

    public PickList(Function<T, String> name) {
        setMaxWidth(Double.MAX_VALUE);
        setVisibleRowCount(12);
        setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable T item) {
                return item == null ? "" : ForeignText.marked(name.apply(item));
            }

            @Override
            public @Nullable T fromString(String text) {
                return getItems().stream()
                        .filter(item -> toString(item).equals(text))
                        .findFirst()
                        .orElse(null);
            }
        });
    }

    /// Replaces what can be chosen; a choice that is still there stays.
    public PickList<T> of(List<? extends T> items) {
        var before = getValue();
        getItems().setAll(items);
        setValue(before != null && items.contains(before) ? before : null);
        return this;
    }
}
