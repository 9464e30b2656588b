package dev.sluice.ui.screen.terminated;

import dev.sluice.domain.model.Connection;
import dev.sluice.ui.control.CheckedText;
import dev.sluice.ui.operation.OperationModel;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// What an offer that is made once more is called, and the new connection when it is made.
final class OfferAgainModel extends OperationModel {

    private final CheckedText name = CheckedText.name();
    private final ObjectProperty<@Nullable Connection> offered = new SimpleObjectProperty<>();

    OfferAgainModel(String before) {
        name.text().set(before);
        require(name.usable());
    }

    CheckedText name() {
        return name;
    }

    /// Null before it is offered.
    ObjectProperty<@Nullable Connection> offered() {
        return offered;
    }
}
