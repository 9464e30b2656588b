package dev.sluice.ui.screen.onboarding;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Asks about exports whose partners' tokens may end by the import.
final class SpreadingAgreement extends VBox {
    private static final Messages TEXTS = Messages.of("onboarding");

    private final SpreadingModel model;
    private final Map<String, CheckBox> boxes = new LinkedHashMap<>();

    SpreadingAgreement(SpreadingModel model) {
        this.model = model;
        getStyleClass().add("form-lines");
        managedProperty().bind(visibleProperty());
        var warning = Controls.paragraph(TEXTS.get("sheet.spreading"), "mark-warning");
        warning.setGraphic(Controls.icon(Feather.ALERT_TRIANGLE));
        getChildren().add(warning);
        model.asked().subscribe(this::ask);
    }

    private void ask(Set<String> asked) {
        asked.stream().sorted().forEach(name -> boxes.computeIfAbsent(name, this::box));
        boxes.forEach((name, box) -> box.setVisible(asked.contains(name)));
        setVisible(!asked.isEmpty());
    }

    private CheckBox box(String name) {
        var box = new CheckBox(TEXTS.get("sheet.spreading.agreed", name));
        box.setId("onboarding-agreed-" + boxes.size());
        box.setMnemonicParsing(false);
        box.managedProperty().bind(box.visibleProperty());
        box.selectedProperty().bindBidirectional(model.agreement(name));
        getChildren().add(box);
        return box;
    }
}
