package dev.sluice.ui.screen.onboarding;

import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.ui.mvc.ListModel;
import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What was chosen, and what was found there.
final class OnboardingModel extends ListModel<OnboardingRow, OnboardingRow> {
    private final ObservableList<Path> places = FXCollections.observableArrayList();
    private final ObjectProperty<List<Path>> usual = new SimpleObjectProperty<>(List.of());
    private final ObjectProperty<@Nullable ImportPlan> plan = new SimpleObjectProperty<>();

    ObservableList<Path> places() {
        return places;
    }

    /// Where nsc keeps its things on this machine.
    ObjectProperty<List<Path>> usual() {
        return usual;
    }

    /// Null until the chosen places are read.
    ObjectProperty<@Nullable ImportPlan> plan() {
        return plan;
    }
}
