package dev.sluice.ui.screen.welcome;

import dev.sluice.domain.problem.Problem;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// What Welcome shows: what is under way, or why it failed.
final class WelcomeModel {

    private final StringProperty progress = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();

    /// Empty while nothing is under way.
    StringProperty progress() {
        return progress;
    }

    ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }
}
