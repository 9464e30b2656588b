package dev.sluice.ui.screen.drift;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.mvc.ListModel;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What the Drift screen shows.
final class DriftModel extends ListModel<DriftRow, DriftRow> {

    /// Whether servers are being compared with what is agreed.
    sealed interface Comparing {}

    record AtRest() implements Comparing {}

    /// @param total of the accounts; 0 before they are counted
    record UnderWay(int done, int total) implements Comparing {}

    record Failed(Problem problem) implements Comparing {}

    private final ObjectProperty<Comparing> comparing = new SimpleObjectProperty<>(new AtRest());

    ObjectProperty<Comparing> comparing() {
        return comparing;
    }
}
