package dev.sluice.ui.screen.review;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.CutAgreement;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

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
    private final ObservableList<Progress.Step> steps = FXCollections.observableArrayList();
    private final ObjectProperty<LinkState> link = new SimpleObjectProperty<>(new LinkState.Off());
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final StringProperty blocked = new SimpleStringProperty("");
    private final CutAgreement cuts = new CutAgreement();

    ObjectProperty<PendingChanges> waiting() {
        return waiting;
    }

    ObjectProperty<Push> push() {
        return push;
    }

    /// Of the push under way, or the last one.
    ObservableList<Progress.Step> steps() {
        return steps;
    }

    ObjectProperty<LinkState> link() {
        return link;
    }

    /// Whether the vault is.
    BooleanProperty locked() {
        return locked;
    }

    /// Why pushing is not possible now; empty when it is.
    StringProperty blocked() {
        return blocked;
    }

    /// What was agreed to where a push failed for want of that.
    CutAgreement cuts() {
        return cuts;
    }

    boolean isRunning() {
        return push.get() instanceof Running;
    }
}
