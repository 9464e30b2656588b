package dev.sluice.ui.screen.keys;

import dev.sluice.domain.key.CompromisePlan;
import dev.sluice.domain.key.CompromisePlan.Step;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What is to be done about a key that others know, in that order.
final class CompromiseSteps extends VBox {

    private static final Messages TEXTS = Messages.of("keys");

    CompromiseSteps(CompromisePlan plan) {
        getStyleClass().add("order");
        for (var step : plan.steps()) {
            getChildren().add(line(plan, step, getChildren().size() + 1));
        }
    }

    private static Node line(CompromisePlan plan, Step step, int number) {
        var words = TEXTS.get(
                "leak." + KeysText.word(step.deed()),
                plan.key().owner(),
                plan.key().name(),
                step.names().size(),
                String.join(", ", step.names()));
        return Controls.row(
                "order-line", Controls.label(String.valueOf(number), "order-number"), Controls.paragraph(words));
    }
}
