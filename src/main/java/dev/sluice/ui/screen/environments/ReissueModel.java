package dev.sluice.ui.screen.environments;

import dev.sluice.ui.operation.OperationModel;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// How far another identity of an operator has got.
final class ReissueModel extends OperationModel {

    private final ObjectProperty<Optional<String>> next;

    ReissueModel(Optional<String> begun) {
        this.next = new SimpleObjectProperty<>(begun);
        require(next.map(Optional::isPresent));
    }

    /// The JWT that servers are to be started with; empty while nothing is begun.
    ObjectProperty<Optional<String>> next() {
        return next;
    }
}
