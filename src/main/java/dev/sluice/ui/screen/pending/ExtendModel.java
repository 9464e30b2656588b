package dev.sluice.ui.screen.pending;

import dev.sluice.ui.dialog.SheetModel;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// For how many days more an offer is to wait.
final class ExtendModel extends SheetModel {

    static final List<Integer> DAYS = List.of(7, 14, 30, 90);

    private final ObjectProperty<Integer> days = new SimpleObjectProperty<>(DAYS.getFirst());

    ObjectProperty<Integer> days() {
        return days;
    }
}
