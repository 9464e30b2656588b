package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.mvc.ListModel;
import java.util.Optional;
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

    /// What is known of servers.
    ///
    /// @param found what the last comparison found
    record Situation(Optional<Reconciliation> found, LinkState link, LockState vault) {
        boolean isOnline() {
            return link instanceof LinkState.Connected;
        }
    }

    /// Whether there are keys to ask servers with.
    enum LockState {
        OPEN,
        LOCKED
    }

    private final ObjectProperty<Situation> situation =
            new SimpleObjectProperty<>(new Situation(Optional.empty(), new LinkState.Off(), LockState.OPEN));
    private final ObjectProperty<Comparing> comparing = new SimpleObjectProperty<>(new AtRest());

    ObjectProperty<Situation> situation() {
        return situation;
    }

    ObjectProperty<Comparing> comparing() {
        return comparing;
    }
}
