package dev.sluice.ui.screen.onboarding;

import dev.sluice.domain.interop.plan.ImportPlan.OperatorPlan;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Exports whose partners' tokens may end by the import: each is agreed to by its name. Asked are those of the
/// operators that are to come in, and no others.
final class SpreadingAgreement extends VBox {
    private static final Messages TEXTS = Messages.of("onboarding");

    private final ReadOnlyBooleanWrapper agreed = new ReadOnlyBooleanWrapper(true);
    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();
    private Set<String> asked = Set.of();

    SpreadingAgreement() {
        getStyleClass().add("form-lines");
        managedProperty().bind(visibleProperty());
        setVisible(false);
        var warning = Controls.paragraph(TEXTS.get("sheet.spreading"), "mark-warning");
        warning.setGraphic(Controls.icon(Feather.ALERT_TRIANGLE));
        getChildren().add(warning);
    }

    /// What was agreed to before stays so.
    void ask(Collection<OperatorPlan> chosen) {
        asked = chosen.stream()
                .flatMap(operator -> operator.spreading().stream())
                .collect(Collectors.toSet());
        asked.stream().sorted().forEach(name -> boxes.computeIfAbsent(name, this::box));
        boxes.forEach((name, box) -> box.setVisible(asked.contains(name)));
        setVisible(!asked.isEmpty());
        judge();
    }

    private CheckBox box(String name) {
        var box = new CheckBox(TEXTS.get("sheet.spreading.agreed", name));
        box.setId("intake-agreed-" + boxes.size());
        box.setMnemonicParsing(false);
        box.managedProperty().bind(box.visibleProperty());
        box.selectedProperty().addListener((_, _, _) -> judge());
        getChildren().add(box);
        return box;
    }

    private void judge() {
        agreed.set(boxes.entrySet().stream()
                .filter(entry -> asked.contains(entry.getKey()))
                .allMatch(entry -> entry.getValue().isSelected()));
    }

    /// Whether each that is asked about may end.
    ReadOnlyBooleanProperty agreed() {
        return agreed.getReadOnlyProperty();
    }

    /// What was asked about: nothing begins unless all of it is agreed to.
    Set<String> names() {
        return asked;
    }
}
