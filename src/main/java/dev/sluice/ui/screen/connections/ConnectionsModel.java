package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.operation.Proof;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.mvc.ListModel;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the Connections screen shows.
final class ConnectionsModel extends ListModel<ConnectionsRow, ConnectionsRow> {

    /// What is known of how far the selected connection has got.
    sealed interface Proven {}

    record NotAsked() implements Proven {}

    record Asking() implements Proven {}

    record Answered(List<Side> sides) implements Proven {
        Answered {
            sides = List.copyOf(sides);
        }
    }

    record Failed(Problem problem) implements Proven {}

    /// @param account its name
    record Side(String account, Proof proof) {}

    private final ObjectProperty<Proven> proven = new SimpleObjectProperty<>(new NotAsked());

    private final IntegerProperty kept = new SimpleIntegerProperty();

    /// How many imports flow that came without a row, and are no connection here.
    IntegerProperty kept() {
        return kept;
    }

    ObjectProperty<Proven> proven() {
        return proven;
    }
}
