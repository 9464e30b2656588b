package dev.sluice.ui.screen.pending;

import dev.sluice.ui.dialog.SheetModel;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Why an offer is declined.
final class DeclineModel extends SheetModel {

    private final StringProperty why = new SimpleStringProperty("");

    StringProperty why() {
        return why;
    }
}
