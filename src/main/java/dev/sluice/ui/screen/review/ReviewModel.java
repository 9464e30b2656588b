package dev.sluice.ui.screen.review;

import dev.sluice.domain.problem.Problem;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the Review screen shows.
final class ReviewModel {

    /// How far the push of this screen got.
    sealed interface Push {}

    /// Not started: the review is shown.
    record Idle() implements Push {}

    record Running() implements Push {}

    record Done(String sentence) implements Push {}

    /// On some servers only.
    record Partly(String sentence) implements Push {}

    record Failed(Problem problem) implements Push {}

    private final ObjectProperty<PendingChanges> waiting = new SimpleObjectProperty<>(PendingChanges.NOTHING);
    private final ObjectProperty<Push> push = new SimpleObjectProperty<>(new Idle());
    private final StringProperty blocked = new SimpleStringProperty("");

    ObjectProperty<PendingChanges> waiting() {
        return waiting;
    }

    ObjectProperty<Push> push() {
        return push;
    }

    /// Why pushing is not possible now; empty when it is.
    StringProperty blocked() {
        return blocked;
    }

    boolean isRunning() {
        return push.get() instanceof Running;
    }
}
