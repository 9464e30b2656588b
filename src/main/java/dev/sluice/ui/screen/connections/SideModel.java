package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.model.Side;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.TypedOperationModel;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// Which side of a connection acts, and the name that is typed where the level wants one.
final class SideModel extends TypedOperationModel {

    private final ConnectionsRow row;
    private final List<Side> able;
    private final ObjectProperty<Side> side;

    /// @param able sides of ours that can; at least one
    SideModel(ConnectionsRow row, List<Side> able, TypedName typed) {
        super(typed);
        this.row = row;
        this.able = List.copyOf(able);
        this.side = new SimpleObjectProperty<>(able.isEmpty() ? Side.IMPORTER : able.getFirst());
    }

    ObjectProperty<Side> side() {
        return side;
    }

    boolean isChosen() {
        return able.size() > 1;
    }

    ActingAccount acting() {
        return ActingAccount.of(row.connection().party(side.get()));
    }
}
