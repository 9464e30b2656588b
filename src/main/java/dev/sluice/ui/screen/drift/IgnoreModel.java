package dev.sluice.ui.screen.drift;

import dev.sluice.ui.dialog.SheetModel;
import java.time.LocalDate;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Until which day a difference is not spoken of.
final class IgnoreModel extends SheetModel {

    private static final int DAYS = 7;

    private final LocalDate today;
    private final ObjectProperty<@Nullable LocalDate> day;

    IgnoreModel(LocalDate today) {
        this.today = today;
        this.day = new SimpleObjectProperty<>(today.plusDays(DAYS));
        require(Bindings.createBooleanBinding(this::isUsable, day));
    }

    /// An emptied field has no day.
    ObjectProperty<@Nullable LocalDate> day() {
        return day;
    }

    private boolean isUsable() {
        var chosen = day.get();
        return chosen != null && isLater(chosen);
    }

    /// A day that has not begun yet can be chosen.
    boolean isLater(LocalDate other) {
        return other.isAfter(today);
    }
}
