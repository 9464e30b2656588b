package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.problem.Problem;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the inspector shows.
final class InspectorModel {
    /// What became of what was given.
    sealed interface Shown {}

    record Nothing() implements Shown {}

    record Reading() implements Shown {}

    record Refused(Problem problem) implements Shown {}

    record Found(TokenInspection inspection) implements Shown {}

    /// How it compares with a second token.
    sealed interface Comparison {}

    record NotAsked() implements Comparison {}

    record Impossible(String why) implements Comparison {}

    record Compared(List<ClaimChange> changes) implements Comparison {
        public Compared {
            changes = List.copyOf(changes);
        }
    }

    private final StringProperty given = new SimpleStringProperty("");
    private final StringProperty other = new SimpleStringProperty("");
    private final ObjectProperty<Shown> shown = new SimpleObjectProperty<>(new Nothing());
    private final ObjectProperty<Comparison> comparison = new SimpleObjectProperty<>(new NotAsked());

    /// The text to be inspected.
    StringProperty given() {
        return given;
    }

    /// What it is to be compared with; empty without.
    StringProperty other() {
        return other;
    }

    ObjectProperty<Shown> shown() {
        return shown;
    }

    ObjectProperty<Comparison> comparison() {
        return comparison;
    }
}
