package dev.sluice.ui.screen.onboarding;

import dev.sluice.domain.interop.plan.ImportPlan.OperatorPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/// Exports whose partners' tokens may end by the import: each is agreed to by its name. Asked are those of the
/// operators that are to come in, and no others.
final class SpreadingModel {

    private final ReadOnlyObjectWrapper<Set<String>> asked = new ReadOnlyObjectWrapper<>(Set.of());
    private final ReadOnlyBooleanWrapper agreed = new ReadOnlyBooleanWrapper(true);
    private final Map<String, BooleanProperty> agreements = new HashMap<>();

    /// What was agreed to before stays so.
    void ask(Collection<OperatorPlan> chosen) {
        asked.set(chosen.stream()
                .flatMap(operator -> operator.spreading().stream())
                .collect(Collectors.toUnmodifiableSet()));
        judge();
    }

    /// The names asked about: nothing begins unless all of them are agreed to.
    ReadOnlyObjectProperty<Set<String>> asked() {
        return asked.getReadOnlyProperty();
    }

    /// Whether what has this name may end.
    BooleanProperty agreement(String name) {
        return agreements.computeIfAbsent(name, _ -> {
            var agreement = new SimpleBooleanProperty();
            agreement.subscribe((_, _) -> judge());
            return agreement;
        });
    }

    /// Whether each that is asked about may end.
    ReadOnlyBooleanProperty agreed() {
        return agreed.getReadOnlyProperty();
    }

    private void judge() {
        agreed.set(asked.get().stream().allMatch(name -> agreement(name).get()));
    }
}
