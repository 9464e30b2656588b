package dev.sluice.ui.screen.share;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Where in the wizard a person is.
final class WizardStepper extends HBox {

    private static final Messages TEXTS = Messages.of("share");
    private static final PseudoClass HERE = PseudoClass.getPseudoClass("here");
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");

    WizardStepper() {
        getStyleClass().add("stepper");
        setAccessibleRole(AccessibleRole.TEXT);
    }

    void show(WizardStep now) {
        getChildren().clear();
        for (var step : WizardStep.values()) {
            if (step != WizardStep.FROM) {
                getChildren().add(line());
            }
            getChildren().add(mark(step, now));
        }
        setAccessibleText(
                TEXTS.get("stepper", now.number(), WizardStep.values().length, TEXTS.get("step." + now.key())));
    }

    private static Node mark(WizardStep step, WizardStep now) {
        var number = new Label(String.valueOf(step.number()));
        number.getStyleClass().add("stepper-number");
        if (step.compareTo(now) < 0) {
            number.setText("");
            number.setGraphic(Controls.icon(Feather.CHECK));
        }
        var row = Controls.row("stepper-step", number, Controls.label(TEXTS.get("step." + step.key())));
        row.setMinWidth(Region.USE_PREF_SIZE);
        row.pseudoClassStateChanged(HERE, step == now);
        row.pseudoClassStateChanged(PASSED, step.compareTo(now) < 0);
        return row;
    }

    private static Node line() {
        var line = new Region();
        line.getStyleClass().add("stepper-line");
        HBox.setHgrow(line, Priority.ALWAYS);
        return line;
    }
}
