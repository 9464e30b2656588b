package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.RotationPlan;
import dev.sluice.domain.model.record.Rotation.Phase;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The steps of a rotation, and how far it is.
final class PlanSteps extends VBox {

    private static final Messages TEXTS = Messages.of("keys");

    private final RotationPlan plan;

    /// @param from the phase from which on it is done
    private record Step(String text, Phase from) {}

    PlanSteps(RotationPlan plan) {
        this.plan = plan;
        getStyleClass().addAll("effect-list", "plan-steps");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(TEXTS.get("steps"));
        var rotation = plan.rotation();
        var waits = plan.activations().stream().allMatch(RotationPlan.Activation::reissued);
        if (rotation == null) {
            show(null);
        } else {
            show(
                    rotation.isOfAccount() && rotation.phase() == Phase.SIGNING && waits
                            ? Phase.RETIRING
                            : rotation.phase());
        }
    }

    /// @param phase null before it begins
    void show(@Nullable Phase phase) {
        getChildren().setAll(Controls.label(TEXTS.get("steps"), "section-title"));
        steps().forEach(step -> getChildren().add(line(step, phase)));
    }

    private List<Step> steps() {
        if (plan.subject().isKind(KeyKind.OPERATOR)) {
            return List.of(
                    new Step(TEXTS.get("step.operator.add"), Phase.ADDED),
                    new Step(TEXTS.get("step.operator.restart"), Phase.SIGNING),
                    new Step(TEXTS.get("step.operator.sign", plan.accounts().size()), Phase.RETIRED),
                    new Step(TEXTS.get("step.operator.retire"), Phase.RETIRED));
        }
        var add = new Step(TEXTS.get("step.account.add", plan.name()), Phase.SIGNING);
        var sign = new Step(signing(), Phase.RETIRING);
        return plan.keepsOld()
                ? List.of(add, sign)
                : List.of(add, sign, new Step(TEXTS.get("step.account.retire", plan.name()), Phase.RETIRED));
    }

    private String signing() {
        var activations = plan.activations().size();
        return activations == 0
                ? TEXTS.get("step.account.sign.none")
                : TEXTS.get("step.account.sign", activations, plan.accounts().size() - 1);
    }

    private static Node line(Step step, @Nullable Phase phase) {
        var done = phase != null && phase.compareTo(step.from()) >= 0;
        var icon = Controls.icon(done ? Feather.CHECK_CIRCLE : Feather.CIRCLE, done ? "able" : "unable");
        var line = Controls.row("effect", icon, Controls.paragraph(step.text(), "effect-text"));
        line.setAccessibleText(TEXTS.get(done ? "step.done" : "step.open", step.text()));
        return line;
    }
}
