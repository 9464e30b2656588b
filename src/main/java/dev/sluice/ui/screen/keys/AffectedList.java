package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.RotationPlan;
import dev.sluice.domain.federation.operation.RotationPlan.Activation;
import dev.sluice.domain.federation.operation.RotationPlan.Creds;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What the old key signed, and what becomes of it.
final class AffectedList extends VBox {

    private static final Messages TEXTS = Messages.of("keys");

    AffectedList(RotationPlan plan) {
        getStyleClass().add("effect-list");
        if (!plan.activations().isEmpty()) {
            getChildren()
                    .add(Controls.label(
                            TEXTS.get("affected.activations", plan.activations().size()), "section-title"));
            plan.activations().forEach(activation -> getChildren().add(line(plan, activation)));
        }
        if (!plan.users().isEmpty()) {
            getChildren()
                    .add(Controls.label(TEXTS.get("affected.users", plan.users().size()), "section-title"));
            plan.users().forEach(creds -> getChildren().add(line(plan, creds)));
        }
    }

    private static Node line(RotationPlan plan, Activation activation) {
        var name = activation.connection().share().name();
        return line(
                TEXTS.get("affected.to", name, activation.partner()),
                plan.keepsOld() && activation.place() == RotationPlan.Place.HANDED_OUT
                        ? TEXTS.get("place.stays")
                        : TEXTS.get(
                                "place." + KeysText.word(activation.place()) + (activation.reissued() ? ".done" : "")));
    }

    private static Node line(RotationPlan plan, Creds creds) {
        var word = creds.reissued() ? "creds.done" : "creds";
        return line(creds.user().name(), TEXTS.get(plan.keepsOld() ? "place.stays" : word));
    }

    private static Node line(String what, String becomes) {
        var line = Controls.row("line", Controls.label(what), Controls.spring(), Controls.whole(becomes, "text-muted"));
        line.setAccessibleText(what + ", " + becomes);
        return line;
    }
}
