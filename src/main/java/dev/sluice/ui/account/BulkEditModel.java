package dev.sluice.ui.account;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Tiering;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.operation.Fate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the sheet that changes many accounts shows.
///
/// @param tiers that they can come into
/// @param faults by the word of a limit
/// @param progress of what is looked at or staged, 0 to 1; negative while nothing goes on
/// @param isReady whether there is something to stage
/// @param isStaged whether it is done
record BulkEditModel(
        List<Account> accounts,
        List<Tiering> tiers,
        ObservableList<Fate> rows,
        ObjectProperty<AccountPatch> patch,
        ObjectProperty<Map<String, String>> faults,
        ObjectProperty<Optional<Problem>> problem,
        DoubleProperty progress,
        BooleanProperty isReady,
        BooleanProperty isStaged) {

    BulkEditModel(List<Account> accounts, List<Tiering> tiers) {
        this(
                List.copyOf(accounts),
                List.copyOf(tiers),
                FXCollections.observableArrayList(),
                new SimpleObjectProperty<>(AccountPatch.none()),
                new SimpleObjectProperty<>(Map.of()),
                new SimpleObjectProperty<>(Optional.empty()),
                new SimpleDoubleProperty(-1),
                new SimpleBooleanProperty(),
                new SimpleBooleanProperty());
    }

    long count(Fate.Kind kind) {
        return Fate.count(rows, kind);
    }
}
